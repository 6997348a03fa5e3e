import Link from "next/link";
import { Badge } from "../primitives/Badge";
import { LinkButton } from "../primitives/Button";
import { EmptyState } from "../primitives/EmptyState";
import { countOf, formatAmount, formatNumber } from "../primitives/numbers";
import { Time } from "../primitives/Time";
import { ConvictionBar } from "./ConvictionBar";
import { poolPath, proposalPath } from "./poolPages";
import { shareText } from "./poolText";
import { byStanding, proposalState } from "./proposalState";
import type { PoolDetail, ProposalRow } from "./types";

interface ProposalListProps {
  slug: string;
  pool: PoolDetail;
}

/** What members ask the pool for: the nearest to its trigger first, what has ended last. */
export function ProposalList({ slug, pool }: ProposalListProps) {
  if (pool.proposals.length === 0) {
    return (
      <EmptyState
        title="Nothing is proposed yet"
        action={
          pool.status === "open" && (
            <LinkButton variant="primary" href={`${poolPath(slug, pool.id)}/propose`}>
              Propose something
            </LinkButton>
          )
        }
      >
        Whoever has power in this pool can ask it for an amount.
      </EmptyState>
    );
  }
  return (
    <ul className="grid divide-y divide-rule border-rule border-y">
      {[...pool.proposals].sort(byStanding).map((row) => (
        <li key={row.id} className="grid gap-x-10 gap-y-3 py-5 md:grid-cols-[3fr_2fr]">
          <ProposalItem slug={slug} pool={pool} row={row} />
        </li>
      ))}
    </ul>
  );
}

function ProposalItem({ slug, pool, row }: ProposalListProps & { row: ProposalRow }) {
  const { token, rules } = pool;
  const largest = largestText(pool);
  const state = proposalState(row, { now: pool.now, unit: rules.unit, largest });
  const share = Number(row.amount) / Number(pool.funds);
  return (
    <>
      <div className="grid min-w-0 content-start gap-1.5">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h3 className="text-h3">
            <Link href={proposalPath(slug, pool.id, row.id)} className="link break-words">
              {row.title}
            </Link>
          </h3>
          <Badge tone={state.tone}>{state.label}</Badge>
        </div>
        <p>
          <strong>{formatAmount({ ...token, amount: row.amount })}</strong>
          {row.standing && Number.isFinite(share) && (
            <span className="text-quiet">, {shareText(share)} of the pool</span>
          )}
        </p>
        <p className="text-quiet text-small">
          By {row.proposer ?? "a former member"}, <Time at={row.createdAt} />
          {row.standing && (
            <>
              . {formatNumber(row.standing.stake)} of power from{" "}
              {countOf(row.stakers, "person", "people")}
            </>
          )}
        </p>
      </div>
      <div className="grid min-w-0 content-start gap-2">
        {row.standing && (
          <ConvictionBar
            label={row.title}
            share={row.standing.share}
            finalShare={row.standing.finalShare}
            stopped={row.status === "disputed"}
          />
        )}
        <p className="text-pretty text-small">{state.text}</p>
        {row.dispute && (
          <p className="break-words text-small text-danger">Dispute: {row.dispute}</p>
        )}
      </div>
    </>
  );
}

/** Of the largest request: more are rounding. */
const LARGEST_DIGITS = 8;
/** What floating point holds for sure. */
const SURE_DIGITS = 12;

/** The largest request that can pass, cut to so many digits. */
export function largestText({
  largestRequest,
  token,
}: Pick<PoolDetail, "largestRequest" | "token">) {
  const whole = BigInt(Math.floor(Number(largestRequest.toPrecision(SURE_DIGITS)))).toString();
  const amount = whole.slice(0, LARGEST_DIGITS).padEnd(whole.length, "0");
  return formatAmount({ ...token, amount });
}
