import type { RouterOutputs } from "~/trpc/types";
import { Badge } from "../primitives/Badge";
import { formatChange, formatCount, formatScore } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import type { Column } from "../primitives/table";

export type BoardEntry = RouterOutputs["leaderboard"]["get"]["entries"][number];

const NAME: Column<BoardEntry> = {
  key: "title",
  header: "Submission",
  rowHeader: true,
  cell: (entry) => (
    <>
      <span className={entry.kind === "baseline" ? "text-quiet" : "font-semibold"}>
        {entry.title}
      </span>{" "}
      {entry.kind === "baseline" && <Badge>baseline</Badge>}
      {entry.mine && <Badge tone="accent">yours</Badge>}
      {entry.modeler && <span className="block text-quiet">{entry.modeler}</span>}
    </>
  ),
};

const PLAIN: readonly Column<BoardEntry>[] = [
  { key: "rank", header: "Rank", numeric: true, narrow: true, cell: (e) => e.rank ?? "–" },
  NAME,
  { key: "score", header: "Score", numeric: true, cell: (e) => formatScore(e.score) },
  {
    key: "interval",
    header: "95% interval",
    numeric: true,
    cell: (e) =>
      e.low === null || e.high === null ? "–" : `${formatScore(e.low)}–${formatScore(e.high)}`,
  },
  {
    key: "submissions",
    header: "Submissions",
    numeric: true,
    cell: (e) => (e.kind === "baseline" ? "–" : formatCount(e.submissions)),
  },
  { key: "at", header: "Submitted", numeric: true, cell: (e) => (e.at ? <Time at={e.at} /> : "–") },
];

/** Where an entry stood on the public comparisons, and how far the private ones moved it. */
const SHAKE_UP: readonly Column<BoardEntry>[] = [
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
  const columns = revealed ? [...PLAIN.slice(0, 4), ...SHAKE_UP, ...PLAIN.slice(4)] : PLAIN;
  return (
    <Table
      label="Leaderboard"
      columns={columns}
      rows={entries}
      rowKey={(entry) => `${entry.kind}:${entry.id}`}
    />
  );
}
