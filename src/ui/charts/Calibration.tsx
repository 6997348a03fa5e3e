"use client";

import { useCallback, useMemo } from "react";
import { formatCount } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { ChartFigure } from "./ChartFigure";
import { type CalibrationRow, calibrationRows } from "./calibrationRows";
import { drawCalibration } from "./drawCalibration";
import type { Cell } from "./drawResiduals";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";

const HEIGHT = 340;

/** How often the project that the weights favour was chosen. */
export function Calibration({ cells, fileName }: { cells: readonly Cell[]; fileName: string }) {
  const rows = useMemo(() => calibrationRows(cells), [cells]);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawCalibration(plot, rows, { width, height: HEIGHT }),
    [rows],
  );
  return (
    <ChartFigure
      title="Do the weights promise what the jurors do?"
      caption="Across: the chance that the weights give to the heavier project of a pair. Up: how often the jurors chose it. On the dashed line both agree; larger dots are more answers."
      table={<CalibrationTable rows={rows} />}
      csv={{
        fileName,
        header: ["fitted_chance", "observed_share", "answers"],
        rows: () => rows.map(({ fitted, observed, rows: n }) => [fitted, observed, n]),
      }}
    >
      <PlotCanvas
        draw={draw}
        height={HEIGHT}
        description="How often jurors chose the heavier project, by the chance that the weights give to it."
      />
    </ChartFigure>
  );
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

function CalibrationTable({ rows }: { rows: readonly CalibrationRow[] }) {
  return (
    <Table
      label="Fitted chance and observed share"
      columns={[
        { key: "fitted", header: "Fitted", numeric: true, cell: (r) => percent(r.fitted) },
        { key: "observed", header: "Observed", numeric: true, cell: (r) => percent(r.observed) },
        { key: "rows", header: "Answers", numeric: true, cell: (r) => formatCount(r.rows) },
      ]}
      rows={rows}
      rowKey={({ fitted }) => String(fitted)}
    />
  );
}
