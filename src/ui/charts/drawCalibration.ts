import { countOf } from "../primitives/numbers";
import type { CalibrationRow } from "./calibrationRows";
import { CHART_TEXT } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";

const DOT_RADIUS_MAX = 12;

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Observed shares over fitted chances from ½ to 1. */
export function drawCalibration(
  plot: PlotLibrary,
  rows: readonly CalibrationRow[],
  { width, height }: { width: number; height: number },
): Element {
  const most = Math.max(1, ...rows.map((row) => row.rows));
  const tip = ({ fitted, observed, rows: count }: CalibrationRow) =>
    `fitted ${percent(fitted)}, observed ${percent(observed)}\n${countOf(count, "answer")}`;
  return plot.plot({
    style: CHART_TEXT,
    ...{ width, height, marginTop: 30, marginBottom: 44, marginLeft: 56, marginRight: 20 },
    x: { domain: [0.5, 1], label: null },
    y: { domain: [0, 1], label: null },
    r: { domain: [0, most], range: [1.5, DOT_RADIUS_MAX] },
    marks: [
      plot.axisX({ ticks: 5, tickFormat: percent, label: "fitted chance", labelAnchor: "right" }),
      plot.axisY({ ticks: 5, tickFormat: percent, label: "chosen" }),
      plot.gridY({ ticks: 5, stroke: "var(--rule)", strokeOpacity: 1 }),
      plot.line(
        [
          [0.5, 0.5],
          [1, 1],
        ],
        { stroke: "var(--edge)", strokeDasharray: "4 3" },
      ),
      plot.dot(rows, {
        x: "fitted",
        y: "observed",
        r: "rows",
        fill: "var(--accent)",
        fillOpacity: 0.8,
      }),
      plot.tip(
        rows,
        plot.pointer({
          ...{ x: "fitted", y: "observed", title: tip },
          ...{ fill: "var(--sheet)", stroke: "var(--edge)" },
        }),
      ),
    ],
  });
}
