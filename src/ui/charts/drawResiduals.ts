import { formatNumber } from "../primitives/numbers";
import { CHART_TEXT } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";

export interface Cell {
  said: number;
  fitted: number;
  rows: number;
}

/** Powers of this are the ticks of a ratio's axis. */
const TICK_BASE = 10;
const DOT_RADIUS_MAX = 14;

/** Ratios of both axes as multipliers on a log scale, dots by their number of answers. */
export function drawResiduals(
  plot: PlotLibrary,
  cells: readonly Cell[],
  { width, height }: { width: number; height: number },
): Element {
  const reach = Math.max(
    0.5,
    ...cells.flatMap(({ said, fitted }) => [Math.abs(said), Math.abs(fitted)]),
  );
  const ticks = ticksUpTo(reach);
  const most = Math.max(1, ...cells.map(({ rows }) => rows));
  const axis = { ticks, tickFormat: times, label: null };
  const tip = ({ said, fitted, rows }: Cell) =>
    `said ${times(said)}, fitted ${times(fitted)}\n${rows} ${rows === 1 ? "answer" : "answers"}`;
  return plot.plot({
    style: CHART_TEXT,
    ...{ width, height, marginTop: 30, marginBottom: 44, marginLeft: 62, marginRight: 16 },
    x: { domain: [-reach, reach] },
    y: { domain: [-reach, reach] },
    r: { domain: [0, most], range: [0, Math.min(DOT_RADIUS_MAX, 2.5 * Math.sqrt(most))] },
    marks: [
      plot.axisX({ ...axis, label: "stated", labelAnchor: "right" }),
      plot.axisY({ ...axis, label: "fitted" }),
      plot.gridX({ ticks, stroke: "var(--rule)", strokeOpacity: 1 }),
      plot.gridY({ ticks, stroke: "var(--rule)", strokeOpacity: 1 }),
      plot.line(
        [
          [-reach, -reach],
          [reach, reach],
        ],
        { stroke: "var(--edge)", strokeDasharray: "4 3" },
      ),
      plot.dot(cells, {
        ...{ x: "said", y: "fitted", r: "rows" },
        ...{
          fill: "var(--accent)",
          fillOpacity: 0.55,
          stroke: "var(--accent)",
          strokeOpacity: 0.7,
        },
      }),
      plot.tip(
        cells,
        plot.pointer({
          ...{ x: "said", y: "fitted", title: tip },
          ...{ fill: "var(--sheet)", stroke: "var(--edge)" },
        }),
      ),
    ],
  });
}

/** 1, 10, 100, … and their inverses, as natural logs. */
function ticksUpTo(reach: number): number[] {
  const steps = Math.floor(reach / Math.log(TICK_BASE));
  return Array.from({ length: 2 * steps + 1 }, (_, at) => (at - steps) * Math.log(TICK_BASE));
}

/** @example times(Math.log(5)) // "5×"; below one "1/5×" */
function times(log: number): string {
  const factor = Number(Math.exp(Math.abs(log)).toPrecision(2));
  return log < 0 && factor !== 1 ? `1/${formatNumber(factor)}×` : `${formatNumber(factor)}×`;
}
