"use client";

import { useCallback, useState } from "react";
import { Button } from "../primitives/Button";
import { formatWeight } from "../primitives/numbers";
import { ChartFigure } from "./ChartFigure";
import { drawIntervals, INTERVAL_MARGINS, INTERVAL_ROW_HEIGHT } from "./drawIntervals";
import { ROWS_SHOWN, rowsToDraw, type WeightRow } from "./intervalRows";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";
import { WeightTable } from "./WeightTable";

interface WeightIntervalsProps {
  rows: readonly WeightRow[];
  title: string;
  fileName: string;
}

/** Weights with their 95% intervals, on a linear or a log axis. */
export function WeightIntervals({ rows, title, fileName }: WeightIntervalsProps) {
  const [log, setLog] = useState(false);
  const [all, setAll] = useState(false);
  const shown = rowsToDraw(rows, log, all);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      drawIntervals(plot, {
        rows: rowsToDraw(rows, log, all),
        log,
        width,
        equalShare: 1 / rows.length,
      }),
    [rows, log, all],
  );
  const height =
    shown.length * INTERVAL_ROW_HEIGHT + INTERVAL_MARGINS.top + INTERVAL_MARGINS.bottom;
  return (
    <ChartFigure
      title={title}
      caption="A dot is the fitted weight, the line its 95% interval; the dashed line is an equal share."
      controls={
        <Button variant="quiet" aria-pressed={log} onClick={() => setLog(!log)}>
          {log ? "Linear scale" : "Log scale"}
        </Button>
      }
      table={<WeightTable rows={rows} label={title} />}
      csv={{
        fileName,
        header: ["project", "weight", "low", "high"],
        rows: () => rowsToDraw(rows, false, true).map((r) => [r.name, r.weight, r.low, r.high]),
      }}
    >
      <PlotCanvas draw={draw} height={height} description={summary(rows)} />
      {rows.length > ROWS_SHOWN && (
        <Button variant="quiet" className="justify-self-start" onClick={() => setAll(!all)}>
          {all ? `Show the first ${ROWS_SHOWN}` : `Show all ${rows.length}`}
        </Button>
      )}
    </ChartFigure>
  );
}

function summary(rows: readonly WeightRow[]): string {
  const sorted = rowsToDraw(rows, false, true);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return "No weights.";
  return `Weights of ${rows.length} projects with 95% intervals, from ${first.title} at ${formatWeight(first.weight)} down to ${last.title} at ${formatWeight(last.weight)}.`;
}
