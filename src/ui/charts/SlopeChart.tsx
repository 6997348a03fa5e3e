"use client";

import { useCallback, useMemo, useState } from "react";
import { Select } from "../primitives/controls";
import { InlineField } from "../primitives/InlineField";
import { formatCount, formatWeight } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { ChartFigure } from "./ChartFigure";
import { drawSlopes, SLOPE_MARGINS, slopeHeight } from "./drawSlopes";
import { PlotCanvas, type PlotLibrary } from "./PlotCanvas";
import { mostMoved, type SlopeRow, slopePoints } from "./slopeLines";

/** Narrower, neighbouring methods' names would write over each other. */
const METHOD_WIDTH = 46;

interface SlopeChartProps {
  methods: readonly { method: string; title: string }[];
  rows: readonly SlopeRow[];
  /** Projects in all. */
  total: number;
  csvHref: string;
}

/** Ranks over methods, a line per project; one of them can be followed. */
export function SlopeChart({ methods, rows, total, csvHref }: SlopeChartProps) {
  const [followed, setFollowed] = useState(() => mostMoved(rows) ?? "");
  const points = useMemo(() => slopePoints(rows, methods), [rows, methods]);
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawSlopes(plot, { points, methods, followed, width }),
    [points, methods, followed],
  );
  const height = slopeHeight(rows.length);
  return (
    <ChartFigure
      title="Ranks by method"
      caption={`${rows.length < total ? `The first ${rows.length} of ${formatCount(total)} projects. ` : ""}Each line is a project; rank 1 is on top.`}
      table={<SlopeTable methods={methods} rows={rows} />}
      csv={{ href: csvHref }}
    >
      <InlineField label="Follow">
        {(id) => (
          <Select
            id={id}
            className="w-auto! max-w-full"
            value={followed}
            onChange={(event) => setFollowed(event.target.value)}
          >
            <option value="">no project</option>
            {rows.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </InlineField>
      <Followed row={rows.find(({ name }) => name === followed)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="overflow-x-auto" aria-label="Ranks by method, drawn" tabIndex={0}>
        <div style={{ minWidth: methods.length * METHOD_WIDTH + SLOPE_MARGINS.sides }}>
          <PlotCanvas
            draw={draw}
            height={height}
            description={`Ranks of ${rows.length} projects by ${methods.length} methods.`}
          />
        </div>
      </section>
    </ChartFigure>
  );
}

/** What the followed line says, in words. */
function Followed({ row }: { row: SlopeRow | undefined }) {
  if (!row) return null;
  const cells = Object.values(row.cells);
  const weights = cells.map(({ weight }) => weight);
  const places = cells.map(({ place }) => place);
  return (
    <p className="text-small" aria-live="polite">
      <strong>{row.title}</strong>: rank {formatCount(Math.min(...places))} to{" "}
      {formatCount(Math.max(...places))}, weight {formatWeight(Math.min(...weights))} to{" "}
      {formatWeight(Math.max(...weights))}, depending on the method.
    </p>
  );
}

function SlopeTable({ methods, rows }: Pick<SlopeChartProps, "methods" | "rows">) {
  return (
    <Table
      label="Ranks by method"
      columns={[
        { key: "title", header: "Project", rowHeader: true, cell: (row: SlopeRow) => row.title },
        ...methods.map(({ method, title }) => ({
          key: method,
          header: title,
          numeric: true,
          cell: (row: SlopeRow) => row.cells[method]?.place ?? "–",
        })),
      ]}
      rows={rows}
      rowKey={(row) => row.name}
    />
  );
}
