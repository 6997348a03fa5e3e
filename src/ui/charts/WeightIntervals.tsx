"use client";

import { type ReactNode, useCallback, useState } from "react";
import { Button } from "../primitives/Button";
import { formatCount, formatWeight } from "../primitives/numbers";
import { ChartFigure } from "./ChartFigure";
import { drawIntervals, INTERVAL_MARGINS, INTERVAL_ROW_HEIGHT } from "./drawIntervals";
import { ROWS_SHOWN, rowsToDraw, type WeightRow } from "./intervalRows";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";

interface WeightIntervalsProps {
  rows: readonly WeightRow[];
  /** How many there are; `rows` may be the heaviest of them. */
  projects: number;
  title: string;
  csvHref: string;
  /** Every weight as a table. */
  table: ReactNode;
}

/** Weights with their 95% intervals, on a linear or a log axis. */
export function WeightIntervals(props: WeightIntervalsProps) {
  const { rows, projects, title, csvHref, table } = props;
  const [log, setLog] = useState(false);
  const [all, setAll] = useState(false);
  const shown = rowsToDraw(rows, log, all);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      drawIntervals(plot, {
        rows: rowsToDraw(rows, log, all),
        log,
        width,
        equalShare: 1 / projects,
      }),
    [rows, projects, log, all],
  );
  const height =
    shown.length * INTERVAL_ROW_HEIGHT + INTERVAL_MARGINS.top + INTERVAL_MARGINS.bottom;
  return (
    <ChartFigure
      title={title}
      caption={`A dot is the fitted weight, the line its 95% interval; the dashed line is an equal share.${
        shown.length < projects ? ` The first ${shown.length} of ${formatCount(projects)}.` : ""
      }`}
      controls={
        <Button variant="quiet" aria-pressed={log} onClick={() => setLog(!log)}>
          {log ? "Linear scale" : "Log scale"}
        </Button>
      }
      table={table}
      csv={{ href: csvHref }}
    >
      <PlotCanvas draw={draw} height={height} description={summary(rows, projects)} />
      {rows.length > ROWS_SHOWN && (
        <Button variant="quiet" className="justify-self-start" onClick={() => setAll(!all)}>
          {all ? `Show the first ${ROWS_SHOWN}` : `Show the first ${rows.length}`}
        </Button>
      )}
    </ChartFigure>
  );
}

function summary(rows: readonly WeightRow[], projects: number): string {
  const sorted = rowsToDraw(rows, false, true);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return "No weights.";
  return `Weights of ${rows.length < projects ? `the first ${rows.length} of ` : ""}${projects} projects with 95% intervals, from ${first.title} at ${formatWeight(first.weight)} down to ${last.title} at ${formatWeight(last.weight)}.`;
}
