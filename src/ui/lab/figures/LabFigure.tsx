"use client";

import type { ReactNode } from "react";
import { ChartFigure } from "../../charts/ChartFigure";
import { PlotCanvas, type PlotLibrary } from "../../charts/PlotCanvas";
import type { CsvRow } from "../../primitives/csv";
import { formatCount, formatNumber } from "../../primitives/numbers";
import { Table } from "../../primitives/Table";
import { Legend, type LegendItem } from "./Legend";

/** Rows that a table shows; the file has all. */
const TABLE_ROWS = 200;

/** The numbers behind a chart. */
export interface FigureData {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

interface LabFigureProps {
  title: string;
  caption?: ReactNode;
  controls?: ReactNode;
  legend?: readonly LegendItem[];
  fileName: string;
  /** Asked for when the table or the file is. */
  data: () => FigureData;
  /** Keep it stable: the chart is drawn again when it changes. */
  draw: (plot: PlotLibrary, width: number) => Element;
  height: number;
  description: string;
}

/** A chart of the lab with its legend, its table and its file. */
export function LabFigure(props: LabFigureProps) {
  const { title, caption, controls, legend, fileName, data, draw, height, description } = props;
  return (
    <ChartFigure
      title={title}
      caption={caption}
      controls={controls}
      table={<DataTable title={title} data={data} />}
      csv={{ fileName, data }}
    >
      <div className="grid min-w-0 grid-cols-1 gap-3">
        {legend && <Legend items={legend} />}
        <PlotCanvas draw={draw} height={height} description={description} />
      </div>
    </ChartFigure>
  );
}

function DataTable({ title, data }: { title: string; data: () => FigureData }) {
  const { header, rows } = data();
  const columns = header.map((name, at) => ({
    key: name,
    header: name,
    numeric: typeof rows[0]?.[at] !== "string",
    rowHeader: at === 0,
    cell: (row: CsvRow) => cellText(row[at]),
  }));
  return (
    <div className="grid grid-cols-1 gap-3">
      <Table
        label={title}
        columns={columns}
        rows={rows.slice(0, TABLE_ROWS)}
        rowKey={(_, index) => String(index)}
      />
      {rows.length > TABLE_ROWS && (
        <p className="text-quiet text-small">
          The first {TABLE_ROWS} of {formatCount(rows.length)} rows; the file has all.
        </p>
      )}
    </div>
  );
}

function cellText(value: CsvRow[number]): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  return typeof value === "number" ? formatNumber(value) : value;
}
