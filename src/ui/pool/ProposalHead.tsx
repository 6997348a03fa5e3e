import { formatAmount } from "../primitives/numbers";
import type { PoolDetail, ProposalDetail } from "./types";

interface ProposalHeadProps {
  pool: Pick<PoolDetail, "name" | "token">;
  proposal: Pick<ProposalDetail, "amount" | "proposer">;
}

/** Under a proposal's title: how much, of which pool, asked by whom. */
export function ProposalHead({ pool, proposal }: ProposalHeadProps) {
  const amount = formatAmount({ ...pool.token, amount: proposal.amount });
  return `${amount} from the pool “${pool.name}”, proposed by ${proposal.proposer ?? "a former member"}.`;
}
