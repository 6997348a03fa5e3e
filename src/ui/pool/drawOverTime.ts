import { CHART_TEXT } from "../charts/labels";
import type { PlotLibrary } from "../charts/PlotCanvas";
import { formatNumber } from "../primitives/numbers";
import { formatDateTime } from "../primitives/times";

export const OVER_TIME_HEIGHT = 320;
/** Room above the highest line. */
const HEADROOM = 1.08;

/** A line over time. */
export interface TimeLine {
  readonly label: string;
  readonly colour: string;
  readonly dashed?: boolean;
  /** Holds from a point to the next, and changes there at once. */
  readonly steps?: boolean;
  readonly points: readonly { readonly at: number; readonly y: number }[];
}

export interface OverTimeInput {
  readonly lines: readonly TimeLine[];
  readonly yLabel: string;
  readonly yText?: (y: number) => string;
  /** Heights worth a line of their own, with their names. */
  readonly levels?: readonly { readonly y: number; readonly label: string }[];
  /** Moments, such as now or a crossing, with their names. */
  readonly moments?: readonly { readonly at: number; readonly label: string }[];
  /** End of the y axis, where the lines go farther than is worth seeing. */
  readonly most?: number;
}

interface Placed {
  x: Date;
  y: number;
  label: string;
}

/** Lines over days and hours. What is not finite, or beyond the axis, leaves a gap. */
export function drawOverTime(plot: PlotLibrary, input: OverTimeInput, width: number): Element {
  const { lines, yLabel, yText = formatNumber, levels = [], moments = [], most } = input;
  const top = most ?? HEADROOM * highest(input);
  const placed = lines.map(({ label, points }) =>
    points.map(
      ({ at, y }): Placed => ({
        ...{ x: new Date(at), label },
        y: Number.isFinite(y) && y <= top ? y : Number.NaN,
      }),
    ),
  );
  const marked = moments.map(({ at, label }) => ({ x: new Date(at), label }));
  return plot.plot({
    style: CHART_TEXT,
    ...{ width, height: OVER_TIME_HEIGHT, marginTop: 34, marginBottom: 34 },
    ...{ marginLeft: 58, marginRight: 16 },
    x: { type: "utc", label: null },
    y: { label: null, domain: [0, top || 1] },
    marks: [
      plot.axisX({ ticks: Math.max(3, Math.round(width / 130)), label: null }),
      plot.axisY({ ticks: 5, tickFormat: yText, label: yLabel }),
      plot.gridY({ ticks: 5, stroke: "var(--rule)", strokeOpacity: 1 }),
      plot.ruleX(marked, { x: "x", stroke: "var(--edge)" }),
      plot.text(marked, {
        ...{ x: "x", text: "label", frameAnchor: "top", dy: -14, textAnchor: anchorOf(input) },
        ...{ fill: "var(--quiet)" },
      }),
      plot.ruleY(levels, { y: "y", stroke: "var(--ink)", strokeDasharray: "4 3" }),
      plot.text(levels, {
        ...{ y: "y", text: "label", frameAnchor: "left", dx: 6, dy: -8, textAnchor: "start" },
        ...{ fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 },
      }),
      ...placed.map((points, at) => lineMark(plot, points, lines[at]!)),
      plot.tip(
        placed.flat(),
        plot.pointer({
          ...{ x: "x", y: "y", fill: "var(--sheet)", stroke: "var(--edge)" },
          title: ({ x, y, label }: Placed) => `${label}: ${yText(y)}\n${formatDateTime(x)}`,
        }),
      ),
    ],
  });
}

function lineMark(plot: PlotLibrary, points: Placed[], { colour, dashed, steps }: TimeLine) {
  return plot.line(points, {
    ...{ x: "x", y: "y", stroke: colour, strokeWidth: 2 },
    ...(dashed && { strokeDasharray: "5 4" }),
    ...(steps && { curve: "step-after" as const }),
  });
}

function highest({ lines, levels = [] }: OverTimeInput): number {
  const heights = [...lines.flatMap(({ points }) => points), ...levels].map(({ y }) => y);
  return heights.reduce((most, y) => (Number.isFinite(y) && y > most ? y : most), 0);
}

/** The name of a moment near the end of the axis is written before it. */
function anchorOf({ lines, moments = [] }: OverTimeInput) {
  const times = lines.flatMap(({ points }) => points.map(({ at }) => at));
  const [from, until] = [
    times.reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY),
    times.reduce((x, y) => Math.max(x, y), 0),
  ];
  const middle = (from + until) / 2;
  return moments.length === 1 && moments[0]!.at < middle
    ? "start"
    : moments.length === 1
      ? "end"
      : "middle";
}
