import type { RouterOutputs } from "~/trpc/types";
import { Badge } from "../primitives/Badge";
import { formatChange, formatCount, formatScore } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import type { Column } from "../primitives/table";
import { rankRange, tiedText } from "./rankText";

export type BoardEntry = RouterOutputs["leaderboard"]["get"]["entries"][number];

const NAME: Column<BoardEntry> = {
  key: "team",
  header: "Team",
  rowHeader: true,
  cell: (entry) => (
    <>
      <span className={entry.kind === "baseline" ? "text-quiet" : "font-semibold"}>
        {entry.team ?? entry.title}
      </span>{" "}
      {entry.kind === "baseline" && <Badge>baseline</Badge>}
      {entry.mine && <Badge tone="accent">yours</Badge>}
      {entry.team !== null && (
        <span className="block break-words text-quiet">
          {entry.title}
          {entry.members.length > 1 && `, by ${entry.members.join(", ")}`}
          {entry.writeUpUrl && (
            <>
              {", "}
              <a href={entry.writeUpUrl} rel="noopener nofollow ugc" className="underline">
                write-up
              </a>
            </>
          )}
        </span>
      )}
    </>
  ),
};

const RANKS: readonly Column<BoardEntry>[] = [
  { key: "rank", header: "Rank", numeric: true, narrow: true, cell: (e) => e.rank ?? "–" },
  NAME,
  { key: "score", header: "Score", numeric: true, cell: (e) => formatScore(e.score) },
  {
    key: "surely",
    header: "Rank, 95% sure",
    numeric: true,
    cell: (e) => (
      <>
        {rankRange(e)}
        {e.tiedWith > 0 && <span className="block text-quiet">{tiedText(e.tiedWith)}</span>}
      </>
    ),
  },
];

const RECORD: readonly Column<BoardEntry>[] = [
  {
    key: "submissions",
    header: "Submissions",
    numeric: true,
    cell: (e) => (e.kind === "baseline" ? "–" : formatCount(e.submissions)),
  },
  { key: "at", header: "Submitted", numeric: true, cell: (e) => (e.at ? <Time at={e.at} /> : "–") },
];

/** The exact scores, and how far the private comparisons moved an entry. */
const SHAKE_UP: readonly Column<BoardEntry>[] = [
  {
    key: "interval",
    header: "95% interval",
    numeric: true,
    cell: (e) =>
      e.low === null || e.high === null ? "–" : `${formatScore(e.low)}–${formatScore(e.high)}`,
  },
  {
    key: "public",
    header: "Public score",
    numeric: true,
    cell: (e) => (e.publicScore === null ? "–" : formatScore(e.publicScore)),
  },
  {
    key: "change",
    header: "Against public rank",
    numeric: true,
    cell: (e) =>
      e.rank === null || e.publicRank === null ? "–" : formatChange(e.publicRank - e.rank),
  },
];

interface BoardTableProps {
  entries: readonly BoardEntry[];
  /** Whether the board shows private scores. */
  revealed: boolean;
}

export function BoardTable({ entries, revealed }: BoardTableProps) {
  return (
    <Table
      label="Leaderboard"
      columns={[...RANKS, ...(revealed ? SHAKE_UP : []), ...RECORD]}
      rows={entries}
      rowKey={(entry) => `${entry.kind}:${entry.id}`}
    />
  );
}
