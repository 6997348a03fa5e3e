"use client";

import { useMemo } from "react";
import {
  SERIES,
  type SeriesName,
  type Study,
  type StudyCell,
  type StudyResult,
} from "~/core/simulation";
import { toCsv } from "../../primitives/csv";
import { DownloadButton } from "../../primitives/DownloadButton";
import { countOf, formatCount, formatNumber } from "../../primitives/numbers";
import { Table } from "../../primitives/Table";
import { SeriesSelect } from "../community/SeriesSelect";
import { SERIES_TEXT } from "../community/seriesText";
import { HeatFigure } from "../figures/HeatFigure";
import { LinesFigure } from "../figures/LinesFigure";
import { heatOf, linesOf } from "./gridFigures";
import { paramText } from "./paramText";
import { cellLink } from "./studyLink";

/** Cells that the table shows; the file has all. */
const CELLS_SHOWN = 100;

interface GridResultProps {
  study: Study;
  result: StudyResult;
  metric: SeriesName;
  onMetric: (metric: SeriesName) => void;
}

/** How the runs of every cell of a grid ended: lines with bands over one parameter, a heat map over two. */
export function GridResult({ study, result, metric, onMetric }: GridResultProps) {
  const { cells } = result;
  const closed = cells.filter(({ problem }) => problem !== null);
  const stopped = cells.reduce((sum, cell) => sum + cell.stopped, 0);
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <SeriesSelect name={metric} onChoose={onMetric} />
        <div className="flex flex-wrap gap-2">
          <DownloadButton
            label="Every cell as CSV"
            fileName="sweep.csv"
            content={() => gridCsv(study, result)}
          />
          <DownloadButton
            label="Sweep as JSON"
            type="application/json"
            fileName="sweep.json"
            content={() => JSON.stringify({ study, result })}
          />
        </div>
      </div>
      {closed.length > 0 && (
        <p className="text-small text-warn">
          {`${countOf(closed.length, "cell")} cannot be run and ${closed.length === 1 ? "is" : "are"} left out: ${closed[0]!.problem}${closed.length > 1 ? ", and so on" : ""}.`}
        </p>
      )}
      {stopped > 0 && (
        <p className="text-small">
          {countOf(stopped, "run")} broke off, as the original does when the pool is overdrawn; they
          count with their last day.
        </p>
      )}
      <GridFigure {...{ study, result, metric }} />
      <CellsTable {...{ study, cells, metric }} />
    </div>
  );
}

function GridFigure({ study, result, metric }: Omit<GridResultProps, "onMetric">) {
  const [first, second] = study.axes;
  const lines = useMemo(
    () => (second ? null : linesOf(study, [{ label: "Median", result }], metric)),
    [study, result, metric, second],
  );
  const heat = useMemo(
    () => (second ? heatOf(study, result, metric) : null),
    [study, result, metric, second],
  );
  const title = `${SERIES_TEXT[metric]} at the end`;
  if (lines) {
    return (
      <LinesFigure
        title={title}
        caption={`Over ${paramText(first!.param)}, ${countOf(study.runs, "run")} each: the median, and 5% to 95% of them.`}
        fileName={`sweep-${metric}.csv`}
        input={lines}
      />
    );
  }
  return (
    <HeatFigure
      title={title}
      caption={`The median of ${countOf(study.runs, "run")} in every cell; the stronger the colour, the more. Choose a cell to open its first run.`}
      fileName={`sweep-${metric}.csv`}
      input={heat!}
      data={() => ({
        header: [first!.param, second!.param, metric],
        rows: result.cells.map(({ params, final }) => [
          params[first!.param],
          params[second!.param],
          final?.[metric].q50,
        ]),
      })}
    />
  );
}

function CellsTable(props: { study: Study; cells: readonly StudyCell[]; metric: SeriesName }) {
  const { study, cells, metric } = props;
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : formatNumber(value);
  return (
    <div className="grid grid-cols-1 gap-3">
      <Table
        label={`${SERIES_TEXT[metric]} in every cell`}
        rows={cells.slice(0, CELLS_SHOWN)}
        rowKey={({ params }) => JSON.stringify(params)}
        columns={[
          { key: "cell", header: "Cell", rowHeader: true, cell: cellText },
          {
            key: "q50",
            header: "Median",
            numeric: true,
            cell: (c) => shown(c.final?.[metric].q50),
          },
          {
            key: "mean",
            header: "Mean",
            numeric: true,
            cell: (c) => shown(c.final?.[metric].mean),
          },
          { key: "sd", header: "± sd", numeric: true, cell: (c) => shown(c.final?.[metric].sd) },
          { key: "low", header: "5%", numeric: true, cell: (c) => shown(c.final?.[metric].q05) },
          { key: "high", header: "95%", numeric: true, cell: (c) => shown(c.final?.[metric].q95) },
          {
            ...{ key: "open", header: <span className="sr-only">Open</span> },
            // A new document: the lab reads its settings from the address it is opened with.
            cell: (cell) =>
              cell.problem === null ? (
                <a
                  className="link"
                  href={cellLink(study, cell)}
                  aria-label={`Open a run of ${cellText(cell)}`}
                >
                  Open a run
                </a>
              ) : (
                <span title={cell.problem}>cannot be run</span>
              ),
          },
        ]}
      />
      {cells.length > CELLS_SHOWN && (
        <p className="text-quiet text-small">
          The first {CELLS_SHOWN} of {formatCount(cells.length)} cells; the file has all.
        </p>
      )}
    </div>
  );
}

const cellText = ({ params }: StudyCell) =>
  Object.entries(params)
    .map(([name, value]) => `${paramText(name)} ${formatNumber(value)}`)
    .join(", ");

/** One row per cell and series. */
function gridCsv({ axes }: Study, { cells }: StudyResult): string {
  const measures = ["mean", "sd", "q05", "q25", "q50", "q75", "q95", "n"] as const;
  const rows = cells.flatMap(({ params, final, problem }) =>
    final === null
      ? [[...axes.map(({ param }) => params[param]), null, ...measures.map(() => null), problem]]
      : SERIES.map((name) => [
          ...axes.map(({ param }) => params[param]),
          name,
          ...measures.map((measure) => final[name][measure]),
          null,
        ]),
  );
  return toCsv([...axes.map(({ param }) => param), "series", ...measures, "problem"], rows);
}
