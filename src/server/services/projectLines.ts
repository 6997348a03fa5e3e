import { splitAmount } from "~/core/funding";
import type { Tx } from "../db/client";
import type { Prisma } from "../db/generated/client";
import { byAddress, type PlannedLine } from "./payoutLines";

/** A project as a run pays it. */
export interface PaidProject {
  readonly id: string;
  readonly name: string;
  readonly payoutAddress: string | null;
  readonly payoutShares: readonly { address: string | null; share: Prisma.Decimal }[];
}

/** The projects of a round with whoever is paid for them, in the order of the round. */
export function loadPaidProjects(tx: Tx, roundId: string): Promise<PaidProject[]> {
  return tx.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: {
      ...{ id: true, name: true, payoutAddress: true },
      payoutShares: { select: { address: true, share: true } },
    },
  });
}

interface ProjectPayment {
  readonly weight: number;
  readonly amount: bigint;
  /** Why the project gets this much, where there is something to say. */
  readonly reason?: string;
}

/** A project's line, or one for each of its recipients, the largest share first. */
export function projectLines(
  { id, name, payoutAddress, payoutShares }: PaidProject,
  { weight, amount, reason }: ProjectPayment,
): PlannedLine[] {
  const own = { projectId: id, teamId: null, name };
  if (payoutShares.length === 0) {
    return [{ ...own, reason: reason ?? null, weight, amount, address: payoutAddress }];
  }
  const shares = payoutShares
    .map(({ address, share }) => ({ address, share: BigInt(share.toFixed(0)) }))
    .sort((x, y) => (x.share === y.share ? byAddress(x, y) : x.share > y.share ? -1 : 1));
  const total = shares.reduce((sum, { share }) => sum + share, 0n);
  const parts = splitAmount(amount, shares);
  const before = reason === undefined ? "" : `${reason}; `;
  return shares.map(({ address, share }, k) => ({
    ...{ ...own, address, amount: parts[k]! },
    reason: `${before}${share} of ${total} of the project's amount`,
    weight: (weight * Number(share)) / Number(total),
  }));
}
