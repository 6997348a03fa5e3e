import { SERIES, type SeriesName, type StudyCell } from "~/core/simulation";
import { formatNumber } from "../../primitives/numbers";
import { Table } from "../../primitives/Table";
import { SERIES_TEXT } from "../community/seriesText";
import type { Source } from "./source";

/** How every series ended: the value of one run, mean and spread of many; of two, the difference. */
export function EndsTable({ sources }: { sources: readonly Source[] }) {
  const columns = sources.flatMap(({ labels, result }) =>
    result.cells.map((cell, place) => ({ label: labels[place]!, cell })),
  );
  const [first, second] = columns;
  const meanOf = (cell: StudyCell | undefined, name: SeriesName) =>
    cell?.final?.[name].mean ?? Number.NaN;
  return (
    <Table
      label="How it ended"
      rows={SERIES}
      rowKey={(name) => name}
      columns={[
        { key: "series", header: "At the end", rowHeader: true, cell: (name) => SERIES_TEXT[name] },
        ...columns.map(({ label, cell }, place) => ({
          ...{ key: `${place}`, header: columns.length > 1 ? label : "Value", numeric: true },
          cell: (name: SeriesName) => endText(cell, name),
        })),
        ...(columns.length === 2
          ? [
              {
                ...{ key: "difference", header: "Second less first", numeric: true },
                cell: (name: SeriesName) =>
                  shown(meanOf(second?.cell, name) - meanOf(first?.cell, name)),
              },
            ]
          : []),
      ]}
    />
  );
}

function endText({ final, runs }: StudyCell, name: SeriesName): string {
  const spread = final?.[name];
  if (!spread || spread.mean === null) return "–";
  return runs > 1
    ? `${formatNumber(spread.mean)} ± ${formatNumber(spread.sd ?? 0)}`
    : shown(spread.mean);
}

const shown = (value: number) => (Number.isFinite(value) ? formatNumber(value) : "–");
