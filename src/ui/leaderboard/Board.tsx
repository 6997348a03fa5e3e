import { METRICS } from "~/core/scoring";
import type { RouterOutputs } from "~/trpc/types";
import { ScoreBars } from "../charts/ScoreBars";
import { Section } from "../primitives/PageHeader";
import { BoardTable } from "./BoardTable";
import { Lines } from "./Lines";

type Leaderboard = RouterOutputs["leaderboard"]["get"];

/** The board as bars and as a table, with its two lines explained. */
export function Board({ board, slug }: { board: Leaderboard; slug: string }) {
  const metric = METRICS.find(({ key }) => key === board.metric)?.title ?? board.metric;
  const better = board.lowerIsBetter ? "lower is better" : "higher is better";
  return (
    <>
      {board.uniform !== null && board.floor !== null && (
        <div className="pb-4">
          <ScoreBars
            title={`${metric}, ${better}`}
            rows={board.entries.map((entry) => ({
              key: `${entry.kind}:${entry.id}`,
              label: entry.modeler ?? entry.title,
              score: entry.score,
              low: entry.low,
              high: entry.high,
              baseline: entry.kind === "baseline",
            }))}
            uniform={board.uniform}
            floor={board.floor}
            fileName={`${slug}-leaderboard.csv`}
          />
        </div>
      )}
      <Section title="Standing" id="standing">
        <BoardTable entries={board.entries} revealed={board.revealed} />
      </Section>
      <Lines board={board} />
    </>
  );
}
