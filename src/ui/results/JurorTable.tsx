import type { RouterOutputs } from "~/trpc/types";
import { countOf, formatCount, formatNumber, formatWeight } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import type { Column } from "../primitives/table";

type Juror = NonNullable<RouterOutputs["fit"]["jurors"]>["jurors"][number];

/** Beyond this chance does not explain why one side wins. */
const SIDE_Z_MAX = 3;

const COLUMNS: readonly Column<Juror>[] = [
  {
    ...{ key: "juror", header: "Juror", rowHeader: true },
    cell: ({ number, name }) => (name ? `${name} (Juror ${number})` : `Juror ${number}`),
  },
  { key: "rows", header: "Answers", numeric: true, cell: (j) => formatCount(j.rows) },
  {
    ...{ key: "item", header: "Changes most" },
    cell: (j) => <span className="block min-w-32">{j.influence?.item.title ?? "–"}</span>,
  },
  {
    ...{ key: "before", header: "With", numeric: true },
    cell: (j) => (j.influence ? formatWeight(j.influence.before) : "–"),
  },
  {
    ...{ key: "after", header: "Without", numeric: true },
    cell: (j) => (j.influence ? formatWeight(j.influence.after) : "–"),
  },
  {
    ...{ key: "moved", header: "Pool moved", numeric: true },
    cell: (j) => (j.influence ? formatWeight(j.influence.moved) : "–"),
  },
  {
    ...{ key: "agreement", header: "Agrees on a pair", numeric: true },
    cell: ({ agreement }) => <Share {...agreement} />,
  },
  {
    ...{ key: "predicted", header: "Agrees with the others' weights", numeric: true },
    cell: ({ predicted }) => <Share {...predicted} />,
  },
  {
    ...{ key: "own", header: "With own repeats", numeric: true },
    cell: ({ selfConsistency }) => <Share {...selfConsistency} />,
  },
  {
    ...{ key: "scale", header: "Median multiplier", numeric: true },
    cell: ({ multiplier }) =>
      multiplier === null ? "–" : `${formatNumber(Number(multiplier.toPrecision(3)))}×`,
  },
  {
    ...{ key: "side", header: "Chose the first", numeric: true },
    cell: ({ side }) =>
      side ? (
        <span className={Math.abs(side.z) > SIDE_Z_MAX ? "font-semibold text-warn" : undefined}>
          {percent(side.share)}
          {Math.abs(side.z) > SIDE_Z_MAX && <span className="sr-only"> (more than chance)</span>}
        </span>
      ) : (
        "–"
      ),
  },
];

/** What each juror does to the weights, and how they judge. */
export function JurorTable({ jurors }: { jurors: readonly Juror[] }) {
  return (
    <Table label="Jurors" columns={COLUMNS} rows={jurors} rowKey={({ number }) => String(number)} />
  );
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

function Share({ share, rows }: { share: number | null; rows: number }) {
  if (share === null) return "–";
  return (
    <>
      {percent(share)} <span className="text-quiet">of {formatCount(rows)}</span>
      <span className="sr-only"> {countOf(rows, "answer").replace(/^\S+ /, "")}</span>
    </>
  );
}
