import Link from "next/link";
import { poolPath, proposalPath } from "../pool/poolPages";
import { formatNumber } from "../primitives/numbers";
import { Time } from "../primitives/Time";
import type { Run } from "./types";

interface ProposalLeadProps {
  slug: string;
  proposal: NonNullable<Run["proposal"]>;
  title: string;
}

/** What a run of a proposal follows from: which one, of which pool, and how it stood when it crossed. */
export function ProposalLead({ slug, proposal, title }: ProposalLeadProps) {
  const { poolId, pool, proposalId, at, conviction, threshold } = proposal;
  return (
    <>
      The proposal{" "}
      <Link className="link" href={proposalPath(slug, poolId, proposalId)}>
        {title}
      </Link>{" "}
      of the pool{" "}
      <Link className="link" href={poolPath(slug, poolId)}>
        {pool}
      </Link>
      . Its conviction, {formatNumber(conviction)}, crossed its trigger, {formatNumber(threshold)},
      on <Time at={new Date(at)} as="dateTime" />.
    </>
  );
}
