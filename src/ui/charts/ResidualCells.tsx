"use client";

import { useCallback } from "react";
import { countOf, formatNumber } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { ChartFigure } from "./ChartFigure";
import { type Cell, drawResiduals } from "./drawResiduals";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";

const HEIGHT = 420;
/** Rows of the table: the fullest cells. */
const TABLE_ROWS = 60;

/** Stated against fitted ratios as counts on a grid: on the line the weights say what was said. */
export function ResidualCells({ cells, fileName }: { cells: readonly Cell[]; fileName: string }) {
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawResiduals(plot, cells, { width, height: HEIGHT }),
    [cells],
  );
  const rows = cells.reduce((sum, cell) => sum + cell.rows, 0);
  return (
    <ChartFigure
      title="Stated and fitted ratios"
      caption="Each dot is the answers of about the same ratio; larger dots are more answers. On the dashed line the weights say what was said."
      table={<CellTable cells={cells} />}
      csv={{
        fileName,
        header: ["stated_log_ratio", "fitted_log_ratio", "answers"],
        rows: () => cells.map((cell) => [cell.said, cell.fitted, cell.rows]),
      }}
    >
      <PlotCanvas
        draw={draw}
        height={HEIGHT}
        description={`Stated against fitted ratios of ${countOf(rows, "answer")}.`}
      />
    </ChartFigure>
  );
}

function CellTable({ cells }: { cells: readonly Cell[] }) {
  const fullest = [...cells].sort((x, y) => y.rows - x.rows).slice(0, TABLE_ROWS);
  return (
    <Table
      label="Stated and fitted ratios, the most frequent first"
      columns={[
        { key: "said", header: "Stated", numeric: true, cell: ({ said }) => times(said) },
        { key: "fitted", header: "Fitted", numeric: true, cell: ({ fitted }) => times(fitted) },
        { key: "rows", header: "Answers", numeric: true, cell: ({ rows }) => rows },
      ]}
      rows={fullest}
      rowKey={({ said, fitted }) => `${said} ${fitted}`}
    />
  );
}

const times = (log: number) => `${formatNumber(Number(Math.exp(log).toPrecision(2)))}×`;
