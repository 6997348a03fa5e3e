"use client";

import { useCallback } from "react";
import { Table } from "../primitives/Table";
import { ChartFigure } from "./ChartFigure";
import { CURVES_HEIGHT, type Curve, drawCurves } from "./drawCurves";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";

interface CurvesProps {
  title: string;
  caption: string;
  /** Keep them stable: the chart is drawn anew when they change. */
  curves: readonly Curve[];
  x: string;
  y: string;
  diagonal?: boolean;
  mark?: number | undefined;
  fileName: string;
}

const short = (value: number) => Number(value.toPrecision(6));

/** A few lines, their points as a table, and both as a file. */
export function Curves({ title, caption, curves, x, y, diagonal, mark, fileName }: CurvesProps) {
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      drawCurves(plot, { curves, width, x, y, mark, ...(diagonal && { diagonal }) }),
    [curves, x, y, mark, diagonal],
  );
  const rows = curves.flatMap(({ name, points }) => points.map(([px, py]) => ({ name, px, py })));
  const ends = curves
    .map(({ name, points }) => {
      const [px, py] = points.at(-1) ?? [0, 0];
      return `${name} ends at ${short(py)} for ${short(px)}`;
    })
    .join("; ");
  return (
    <ChartFigure
      title={title}
      caption={caption}
      csv={{
        fileName,
        header: ["line", x, y],
        rows: () => rows.map(({ name, px, py }) => [name, px, py]),
      }}
      table={
        <Table
          label={title}
          rows={rows}
          rowKey={(_, at) => String(at)}
          columns={[
            { key: "name", header: "Line", rowHeader: true, cell: (row) => row.name },
            { key: "x", header: x, numeric: true, cell: (row) => short(row.px) },
            { key: "y", header: y, numeric: true, cell: (row) => short(row.py) },
          ]}
        />
      }
    >
      <PlotCanvas draw={draw} height={CURVES_HEIGHT} description={`${title}: ${ends}.`} />
    </ChartFigure>
  );
}
