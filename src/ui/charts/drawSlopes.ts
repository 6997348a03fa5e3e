import { formatWeight } from "../primitives/numbers";
import { CHART_TEXT, fitLabel } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";
import type { SlopePoint } from "./slopeLines";

export const SLOPE_MARGINS = { top: 168, bottom: 12, left: 44, right: 110, sides: 154 };
const ROW_HEIGHT = 17;
const HEIGHT_MIN = 240;
/** From this rank on, the axis is logarithmic: the top is what is looked at. */
const LOG_FROM = 120;
const METHOD_LABEL_WIDTH = 230;

export const slopeHeight = (rows: number) =>
  Math.max(HEIGHT_MIN, rows * ROW_HEIGHT) + SLOPE_MARGINS.top + SLOPE_MARGINS.bottom;

interface SlopesInput {
  points: readonly SlopePoint[];
  methods: readonly { method: string; title: string }[];
  followed: string;
  width: number;
}

/** A line per project over the methods, rank 1 on top; the followed one stands out. */
export function drawSlopes(plot: PlotLibrary, input: SlopesInput): Element {
  const { points, methods, followed, width } = input;
  const last = Math.max(2, ...points.map(({ place }) => place));
  const titles = new Map(methods.map(({ method, title }) => [method, title]));
  const own = points.filter(({ name }) => name === followed);
  const rows = new Set(points.map(({ name }) => name)).size;
  const line = { x: "method", y: "place", z: "name", curve: "bump-x" } as const;
  const tip = ({ title, method, place, weight }: SlopePoint) =>
    `${title}\n${titles.get(method)}: rank ${place}, ${formatWeight(weight)}`;
  return plot.plot({
    style: CHART_TEXT,
    width,
    height: slopeHeight(rows),
    marginTop: SLOPE_MARGINS.top,
    marginBottom: SLOPE_MARGINS.bottom,
    marginLeft: SLOPE_MARGINS.left,
    marginRight: SLOPE_MARGINS.right,
    x: { type: "point", domain: methods.map(({ method }) => method), label: null },
    y: { type: last > LOG_FROM ? "log" : "linear", domain: [1, last], reverse: true, label: null },
    marks: [
      plot.axisX({
        ...{ anchor: "top", tickRotate: -50, tickSize: 6 },
        tickFormat: (method: string) => fitLabel(titles.get(method) ?? method, METHOD_LABEL_WIDTH),
      }),
      plot.axisY({ ticks: 8, tickFormat: (rank: number) => String(Math.round(rank)) }),
      plot.ruleX(methods, { x: "method", stroke: "var(--rule)" }),
      plot.line(points, { ...line, stroke: "var(--edge)", strokeWidth: 1.1, strokeOpacity: 0.7 }),
      plot.dot(points, { x: "method", y: "place", r: 2.2, fill: "var(--edge)" }),
      plot.line(own, { ...line, stroke: "var(--accent)", strokeWidth: 3 }),
      plot.dot(own, { x: "method", y: "place", r: 4, fill: "var(--accent)" }),
      plot.tip(
        points,
        plot.pointer({
          ...{ x: "method", y: "place", title: tip },
          ...{ fill: "var(--sheet)", stroke: "var(--edge)" },
        }),
      ),
    ],
  });
}
