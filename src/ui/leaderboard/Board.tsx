import { METRICS } from "~/core/scoring";
import type { RouterOutputs } from "~/trpc/types";
import { ScoreBars } from "../charts/ScoreBars";
import { ShakeUp } from "../charts/ShakeUp";
import { DownloadLink } from "../primitives/DownloadLink";
import { Section } from "../primitives/PageHeader";
import { BoardTable } from "./BoardTable";
import { Embed } from "./Embed";
import { Lines } from "./Lines";
import { MixtureBoard } from "./MixtureBoard";

type Leaderboard = RouterOutputs["leaderboard"]["get"];

/** The board as bars and as a table, the mixture beside it, and how to read both. */
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
              label: entry.team ?? entry.title,
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
        <div className="-mx-3 flex flex-wrap">
          <DownloadLink href={`/rounds/${slug}/leaderboard.csv`} />
          <DownloadLink href={`/rounds/${slug}/leaderboard.json`} label="Download JSON" />
        </div>
      </Section>
      {board.revealed && <ShakeUp entries={board.entries} fileName={`${slug}-shake-up.csv`} />}
      <MixtureBoard board={board} />
      <Lines board={board} />
      <Embed url={board.embedUrl} />
    </>
  );
}
