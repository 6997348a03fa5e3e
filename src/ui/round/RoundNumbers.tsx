import type { RouterOutputs } from "~/trpc/types";
import { countOf, formatAmount, formatCount } from "../primitives/numbers";
import { Stat, StatRow } from "../primitives/Stat";
import { Time } from "../primitives/Time";

type Round = RouterOutputs["round"]["bySlug"];

/** What is at stake and how far it has come. */
export function RoundNumbers({ round }: { round: Round }) {
  const [amount, symbol] = formatAmount(round.pool).split(" ");
  const { counts } = round;
  const ends = round.closedAt ?? round.closesAt;
  return (
    <StatRow>
      <Stat label="Pool" value={amount} unit={symbol} />
      <Stat label="Projects" value={formatCount(counts.projects)} />
      <Stat
        label="Comparisons"
        value={formatCount(counts.comparisons)}
        note={`by ${countOf(counts.jurors, "juror")}`}
      />
      <Stat
        label="Submissions"
        value={formatCount(counts.submissions)}
        note={
          ends && (
            <>
              {round.closedAt ? "Closed" : "Closes"} <Time at={ends} />
            </>
          )
        }
      />
    </StatRow>
  );
}
