"use client";

import type { ReactNode } from "react";
import { TableFrame } from "../primitives/Table";
import { ChartFigure } from "./ChartFigure";

/** Of the accent in the fullest cell; more would leave the numbers too little contrast. */
const FILL_MAX_PERCENT = 40;

type Matrix = readonly (readonly (number | null)[])[];

interface HeatTableProps {
  title: string;
  caption: ReactNode;
  fileName: string;
  /** Of the rows, and in the same order of the columns. */
  labels: readonly string[];
  values: Matrix;
  /** What the file holds, where the table shows a part of it. */
  all?: { labels: readonly string[]; values: Matrix };
  format: (value: number) => string;
  /** Said after each number by screen readers. */
  unit?: string;
  /** From 0 (no colour) to 1. */
  strength: (value: number) => number;
  /** What stands where a row meets itself. */
  diagonal: string;
}

/** A square of numbers, coloured by size: a chart that is its own table. */
export function HeatTable(props: HeatTableProps) {
  const { title, caption, fileName, labels, values, format, unit, strength, diagonal } = props;
  const file = props.all ?? { labels, values };
  return (
    <ChartFigure
      title={title}
      caption={caption}
      csv={{
        fileName,
        header: ["", ...file.labels],
        rows: () => file.labels.map((label, row) => [label, ...file.values[row]!]),
      }}
    >
      <TableFrame label={title} head={<Head labels={labels} />}>
        <tbody>
          {values.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a matrix has nothing but its places
            <tr key={at}>
              <th scope="row" className="max-w-44 truncate md:max-w-72 py-1.5 pr-3 font-normal">
                <span className="mr-2 inline-block w-6 text-right text-quiet">{at + 1}</span>
                {labels[at]}
              </th>
              {row.map((value, column) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  key={column}
                  className="min-w-11 px-1.5 py-1.5 text-right"
                  style={column === at || value === null ? undefined : fill(strength(value))}
                >
                  {column === at ? diagonal : value === null ? "–" : format(value)}
                  {column !== at && value !== null && unit && (
                    <span className="sr-only">{unit}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </ChartFigure>
  );
}

const fill = (strength: number) => {
  const percent = Math.round(FILL_MAX_PERCENT * Math.min(1, Math.max(0, strength)));
  return { background: `color-mix(in srgb, var(--accent) ${percent}%, transparent)` };
};

/** Columns are numbered as the rows are; the whole name is there for who cannot see that. */
function Head({ labels }: { labels: readonly string[] }) {
  return (
    <tr>
      <th scope="col" className="border-ink border-b py-2 text-left">
        <span className="sr-only">Row</span>
      </th>
      {labels.map((label, at) => (
        <th key={label} scope="col" className="border-ink border-b px-1.5 py-2 text-right">
          <span aria-hidden="true" title={label}>
            {at + 1}
          </span>
          <span className="sr-only">{label}</span>
        </th>
      ))}
    </tr>
  );
}
