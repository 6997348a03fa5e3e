import Link from "next/link";
import type { RouterOutputs } from "~/trpc/types";
import { StatusBadge } from "../primitives/Badge";
import { countOf, formatAmount } from "../primitives/numbers";
import { Time } from "../primitives/Time";

type Rounds = RouterOutputs["round"]["list"];

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** Rounds as lines of a ledger: what is asked on the left, what is at stake on the right. */
export function RoundList({ rounds }: { rounds: Rounds }) {
  return (
    <ul className="divide-y divide-rule border-ink border-t border-b">
      {rounds.map((round) => (
        <li key={round.id} className="grid gap-x-8 gap-y-2 py-5 md:grid-cols-[1fr_16rem]">
          <div className="grid content-start gap-1">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <h3 className="text-h3">
                <Link
                  href={`/rounds/${round.slug}`}
                  className="underline decoration-1 decoration-edge underline-offset-4 hover:text-accent hover:decoration-accent"
                >
                  {round.title}
                </Link>
              </h3>
              <StatusBadge status={round.status} />
            </div>
            <p className="measure text-quiet">{round.question}</p>
            {round.myRoles.length > 0 && (
              <p className="text-accent text-small">
                You take part as {list.format(round.myRoles)}.
              </p>
            )}
          </div>
          <RoundFigures round={round} />
        </li>
      ))}
    </ul>
  );
}

function RoundFigures({ round }: { round: Rounds[number] }) {
  const { counts } = round;
  return (
    <div className="num grid content-start text-small md:text-right">
      <span className="font-semibold text-base">{formatAmount(round.pool)}</span>
      <span className="text-quiet">
        {countOf(counts.projects, "project")}, {countOf(counts.comparisons, "comparison")}
      </span>
      {round.closedAt ? (
        <span className="text-quiet">
          closed <Time at={round.closedAt} />
        </span>
      ) : (
        round.closesAt && (
          <span className="text-quiet">
            closes <Time at={round.closesAt} />
          </span>
        )
      )}
    </div>
  );
}
