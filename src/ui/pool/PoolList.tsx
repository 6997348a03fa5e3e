import Link from "next/link";
import { StatusBadge } from "../primitives/Badge";
import { LinkButton } from "../primitives/Button";
import { EmptyState } from "../primitives/EmptyState";
import { countOf, formatAmount } from "../primitives/numbers";
import { poolPath, poolsPath } from "./poolPages";
import { powerText, shareText, unitsText } from "./poolText";
import type { PoolSummary } from "./types";

interface PoolListProps {
  slug: string;
  pools: readonly PoolSummary[];
  organizer: boolean;
}

/** A round's pools, each with what it holds and by which rules. */
export function PoolList({ slug, pools, organizer }: PoolListProps) {
  if (pools.length === 0) {
    return (
      <EmptyState
        title="No pool yet"
        action={
          organizer && (
            <LinkButton variant="primary" href={`${poolsPath(slug)}/new`}>
              Open a pool
            </LinkButton>
          )
        }
      >
        A pool holds funds that members give out all the time, by staking on proposals. An organizer
        of this round can open one.
      </EmptyState>
    );
  }
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {pools.map((pool) => (
        <li
          key={pool.id}
          className="grid min-w-0 content-start gap-4 border-ink border-t-2 pt-3 pb-4"
        >
          <PoolCard slug={slug} pool={pool} />
        </li>
      ))}
    </ul>
  );
}

function PoolCard({ slug, pool }: { slug: string; pool: PoolSummary }) {
  const { funds, token, rules } = pool;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-h3">
          <Link href={poolPath(slug, pool.id)} className="link break-words">
            {pool.name}
          </Link>
        </h2>
        <StatusBadge status={pool.status} />
      </div>
      {pool.description && <p className="line-clamp-3 text-quiet">{pool.description}</p>}
      <p className="font-serif text-figure">{formatAmount({ ...token, amount: funds })}</p>
      <p className="text-small">
        {countOf(pool.openProposals, "open proposal")} of {pool.proposals} so far,{" "}
        {countOf(pool.members, "member")} taking part.
      </p>
      <p className="text-quiet text-small">
        Half of all conviction is forgotten in {unitsText(rules.halfLife, rules.unit)}; one proposal
        gets at most {shareText(rules.beta - Math.sqrt(rules.rho))} of the pool.{" "}
        {powerText(rules.power)}
      </p>
    </>
  );
}
