import { formatInterval, formatWeight } from "../primitives/numbers";
import { type WeightRow, weightDomain } from "./intervalRows";
import { CHART_TEXT, fitLabel, labelRoom } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";

export const INTERVAL_ROW_HEIGHT = 24;
export const INTERVAL_MARGINS = { top: 34, bottom: 8 };

interface IntervalsInput {
  rows: readonly WeightRow[];
  log: boolean;
  width: number;
  /** The weight each would have if all were equal. */
  equalShare: number;
}

/** Dots with their intervals, one row a project, the largest on top; the axis stands above. */
export function drawIntervals(plot: PlotLibrary, input: IntervalsInput): Element {
  const { rows, log, width, equalShare } = input;
  const room = labelRoom(
    width,
    rows.map((row) => row.title),
  );
  const titles = new Map(rows.map((row) => [row.name, row.title]));
  const domain = weightDomain(rows, log);
  const tip = (row: WeightRow) =>
    `${row.title}\n${formatWeight(row.weight)}` +
    (row.low === null || row.high === null ? "" : `  (${formatInterval(row.low, row.high)})`);
  return plot.plot({
    style: CHART_TEXT,
    width,
    height: rows.length * INTERVAL_ROW_HEIGHT + INTERVAL_MARGINS.top + INTERVAL_MARGINS.bottom,
    marginTop: INTERVAL_MARGINS.top,
    marginBottom: INTERVAL_MARGINS.bottom,
    marginLeft: room,
    marginRight: 12,
    x: { type: log ? "log" : "linear", domain, clamp: true, label: null },
    y: { domain: rows.map((row) => row.name), label: null, padding: 0.5 },
    marks: [
      plot.axisX({
        anchor: "top",
        ticks: Math.max(3, Math.floor(width / 120)),
        tickFormat: (value: number) => `${Number((value * 100).toPrecision(2))}%`,
        tickSize: 6,
      }),
      plot.gridX({
        ticks: Math.max(3, Math.floor(width / 120)),
        stroke: "var(--rule)",
        strokeOpacity: 1,
      }),
      plot.axisY({
        tickSize: 0,
        tickFormat: (name: string) => fitLabel(titles.get(name) ?? name, room),
      }),
      plot.ruleX([equalShare], { stroke: "var(--edge)", strokeDasharray: "4 3" }),
      plot.ruleY(
        rows.filter((row) => row.low !== null && row.high !== null),
        { y: "name", x1: "low", x2: "high", stroke: "var(--accent)", strokeWidth: 1.5 },
      ),
      plot.dot(rows, { y: "name", x: "weight", r: 3.5, fill: "var(--accent)", clip: false }),
      plot.tip(
        rows,
        plot.pointerY({
          y: "name",
          x: "weight",
          title: tip,
          fill: "var(--sheet)",
          stroke: "var(--edge)",
        }),
      ),
    ],
  });
}
