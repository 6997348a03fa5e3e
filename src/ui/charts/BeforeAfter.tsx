"use client";

import { type ReactNode, useCallback } from "react";
import type { CsvRow } from "../primitives/csv";
import { ChartFigure } from "./ChartFigure";
import {
  BEFORE_AFTER_MARGINS,
  BEFORE_AFTER_ROW_HEIGHT,
  type BeforeAfterRow,
  drawBeforeAfter,
} from "./drawBeforeAfter";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";

/** Beyond this a chart is a carpet; the table has all of them. */
const ROWS_SHOWN = 30;

interface BeforeAfterProps {
  rows: readonly BeforeAfterRow[];
  title: string;
  caption: string;
  /** How a value is written; keep it stable. */
  format: (value: number) => string;
  table?: ReactNode;
  fileName: string;
  csv?: { header: readonly string[]; rows: () => readonly CsvRow[] };
}

/** What something did to every project: a hollow dot before, a full one after. */
export function BeforeAfter({
  rows,
  title,
  caption,
  format,
  table,
  fileName,
  csv,
}: BeforeAfterProps) {
  const shown = rows.slice(0, ROWS_SHOWN);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      drawBeforeAfter(plot, rows.slice(0, ROWS_SHOWN), { width, format }),
    [rows, format],
  );
  const height =
    shown.length * BEFORE_AFTER_ROW_HEIGHT + BEFORE_AFTER_MARGINS.top + BEFORE_AFTER_MARGINS.bottom;
  const [first] = rows;
  return (
    <ChartFigure
      title={title}
      caption={`${caption}${rows.length > ROWS_SHOWN ? ` The first ${ROWS_SHOWN} of ${rows.length}.` : ""}`}
      table={table}
      csv={{
        fileName,
        header: csv?.header ?? ["project", "before", "after"],
        rows: csv?.rows ?? (() => rows.map((row) => [row.name, row.before, row.after])),
      }}
    >
      <PlotCanvas
        draw={draw}
        height={height}
        description={
          first
            ? `${rows.length} projects before and after; first is ${first.title}, from ${format(first.before)} to ${format(first.after)}.`
            : "No projects."
        }
      />
    </ChartFigure>
  );
}
