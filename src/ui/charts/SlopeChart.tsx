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

/** How many projects can be drawn: a hundred lines are the most that say anything. */
const LINES = [10, 25, 50, 100] as const;

interface SlopeChartProps {
  methods: readonly { method: string; title: string }[];
  rows: readonly SlopeRow[];
  /** Projects in all. */
  total: number;
  /** Projects asked for. */
  lines: number;
  onLines: (lines: number) => void;
  csvHref: string;
}

/** Ranks over methods, a line per project; one of them can be followed, and more or fewer drawn. */
export function SlopeChart({ methods, rows, total, lines, onLines, csvHref }: SlopeChartProps) {
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
      <div className="flex flex-wrap gap-x-6 gap-y-2">
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
        <HowMany total={total} lines={lines} onLines={onLines} />
      </div>
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

/** Where there are more projects than the fewest that can be asked for. */
function HowMany({ total, lines, onLines }: Pick<SlopeChartProps, "total" | "lines" | "onLines">) {
  if (total <= LINES[0]) return null;
  return (
    <InlineField label="Draw the first">
      {(id) => (
        <Select
          id={id}
          className="w-auto!"
          value={lines}
          onChange={(event) => onLines(Number(event.target.value))}
        >
          {LINES.map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </Select>
      )}
    </InlineField>
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
