import { CHART_TEXT } from "../../charts/labels";
import type { PlotLibrary } from "../../charts/PlotCanvas";
import { formatNumber } from "../../primitives/numbers";
import { lookOf } from "./palette";

export const LINES_HEIGHT = 300;

/** One line; where it has a low and a high, with the area between them. */
export interface Line {
  readonly label: string;
  readonly y: ArrayLike<number>;
  readonly low?: ArrayLike<number>;
  readonly high?: ArrayLike<number>;
}

export interface LinesInput {
  readonly x: ArrayLike<number>;
  readonly lines: readonly Line[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly log?: boolean;
  /** Heights worth a dashed line, with their names. */
  readonly levels?: readonly { readonly y: number; readonly label: string }[];
  /** The same upright. */
  readonly places?: readonly { readonly x: number; readonly label: string }[];
  /** Dots on the chart, such as where one stands. */
  readonly dots?: readonly { readonly x: number; readonly y: number }[];
  /** Of the y axis, where the values do not say. */
  readonly domain?: readonly [number, number];
  /** A crowd: many thin lines of one colour, without a legend. */
  readonly crowd?: boolean;
}

interface PlacedPoint {
  x: number;
  y: number;
  label: string;
  low: number;
  high: number;
}

/** Lines over one axis. What is not finite (or, on a log scale, not above 0) leaves a gap. */
export function drawLines(plot: PlotLibrary, input: LinesInput, width: number): Element {
  const { lines, xLabel, yLabel, log = false, levels = [], places = [], dots = [] } = input;
  const drawable = (value: number) => Number.isFinite(value) && (!log || value > 0);
  const points = lines.map((line) => pointsOf(line, input.x, drawable));
  const all = points.flat();
  const seen = levels.filter(({ y }) => drawable(y));
  return plot.plot({
    style: CHART_TEXT,
    ...{ width, height: LINES_HEIGHT, marginTop: 30, marginBottom: 44 },
    ...{ marginLeft: 64, marginRight: 20 },
    x: { label: null, domain: extentOf(input.x) },
    y: {
      ...{ label: null, type: log ? "log" : "linear", zero: !log, nice: true },
      ...(input.domain && { domain: [...input.domain] }),
    },
    marks: [
      plot.axisX({ ticks: Math.max(3, width / 110), label: xLabel, labelAnchor: "right" }),
      plot.axisY({ ticks: log ? 4 : 5, tickFormat: formatNumber, label: yLabel }),
      plot.gridY({ ticks: log ? 4 : 5, stroke: "var(--rule)", strokeOpacity: 1 }),
      ...points.flatMap((own, place) =>
        marksOf(plot, own, lines[place]!, input.crowd ? "crowd" : place),
      ),
      plot.ruleY(seen, { y: "y", stroke: "var(--ink)", strokeDasharray: "4 3" }),
      plot.text(seen, {
        ...{ y: "y", text: "label", frameAnchor: "left", dx: 6, dy: -8, textAnchor: "start" },
        ...{ fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 },
      }),
      plot.ruleX(places, { x: "x", stroke: "var(--ink)", strokeDasharray: "4 3" }),
      plot.text(places, {
        ...{ x: "x", text: "label", frameAnchor: "top", dx: -6, textAnchor: "end" },
        ...{ fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 },
      }),
      plot.dot(dots, { x: "x", y: "y", r: 5, fill: "var(--accent)", stroke: "var(--paper)" }),
      plot.tip(
        all,
        plot.pointer({
          ...{ x: "x", y: "y", fill: "var(--sheet)", stroke: "var(--edge)" },
          title: ({ x, y, label }: PlacedPoint) =>
            `${label}\n${xLabel} ${formatNumber(x)}: ${formatNumber(y)}`,
        }),
      ),
    ],
  });
}

function marksOf(plot: PlotLibrary, points: PlacedPoint[], line: Line, place: number | "crowd") {
  const { colour, dashed } = lookOf(place === "crowd" ? 0 : place);
  const area = plot.areaY(points, {
    ...{ x: "x", y1: "low", y2: "high", fill: colour, fillOpacity: 0.18 },
  });
  const stroke = plot.line(points, {
    ...{ x: "x", y: "y", stroke: colour },
    ...(place === "crowd" ? { strokeWidth: 1, strokeOpacity: 0.5 } : { strokeWidth: 2 }),
    ...(dashed && { strokeDasharray: "5 4" }),
  });
  return line.low ? [area, stroke] : [stroke];
}

/** Points that cannot be drawn are NaN, which interrupts the line. */
function pointsOf(
  { label, y, low, high }: Line,
  xs: ArrayLike<number>,
  drawable: (value: number) => boolean,
): PlacedPoint[] {
  const kept = (value: number | undefined) =>
    value !== undefined && drawable(value) ? value : Number.NaN;
  return Array.from(y, (value, k) => ({
    ...{ x: xs[k]!, y: kept(value), label },
    ...{ low: kept(low?.[k]), high: kept(high?.[k]) },
  }));
}

function extentOf(values: ArrayLike<number>): [number, number] {
  return [values[0] ?? 0, values[values.length - 1] ?? 1];
}
