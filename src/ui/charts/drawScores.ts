import { formatScore } from "../primitives/numbers";
import { CHART_TEXT, fitLabel, labelRoom } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";

export const SCORE_ROW_HEIGHT = 30;
/** Narrower, the two lines would write over each other; their values stand in the text. */
const LINE_VALUES_WIDTH_MIN = 560;
export const SCORE_MARGINS = { top: 52, bottom: 8 };

/** One line of a leaderboard as drawn. */
export interface ScoreRow {
  key: string;
  label: string;
  score: number;
  low: number | null;
  high: number | null;
  baseline: boolean;
}

export interface ScoreScale {
  /** What equal weights score. */
  uniform: number;
  /** The best any single set of weights could reach on these comparisons. */
  floor: number;
}

/** Ends of the score axis: uniform, floor and every bar, with a little room. */
export function scoreDomain(rows: readonly ScoreRow[], scale: ScoreScale): [number, number] {
  const values = [scale.uniform, scale.floor, ...rows.map((row) => row.score)];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || 1) * 0.06;
  return [low - room, high + room];
}

/** Bars from the uniform line towards the floor: their length is what was learnt. */
export function drawScores(
  plot: PlotLibrary,
  rows: readonly ScoreRow[],
  scale: ScoreScale & { width: number },
): Element {
  const labels = new Map(rows.map((row) => [row.key, row.label]));
  const room = labelRoom(scale.width, [...labels.values()]);
  const wide = scale.width >= LINE_VALUES_WIDTH_MIN;
  const lines = [
    { x: scale.uniform, label: wide ? `uniform ${formatScore(scale.uniform)}` : "uniform" },
    { x: scale.floor, label: wide ? `floor ${formatScore(scale.floor)}` : "floor" },
  ];
  const leftmost = Math.min(scale.uniform, scale.floor);
  return plot.plot({
    style: CHART_TEXT,
    width: scale.width,
    height: rows.length * SCORE_ROW_HEIGHT + SCORE_MARGINS.top + SCORE_MARGINS.bottom,
    marginTop: SCORE_MARGINS.top,
    marginBottom: SCORE_MARGINS.bottom,
    marginLeft: room,
    marginRight: 16,
    x: { domain: scoreDomain(rows, scale), label: null, clamp: true },
    y: { domain: rows.map((row) => row.key), label: null, padding: 0.4 },
    marks: [
      plot.axisX({ anchor: "top", ticks: Math.max(2, Math.floor(scale.width / 140)) }),
      plot.axisY({
        tickSize: 0,
        tickFormat: (key: string) => fitLabel(labels.get(key) ?? key, room),
      }),
      plot.barX(rows, {
        y: "key",
        x1: scale.uniform,
        x2: "score",
        fill: (row: ScoreRow) => (row.baseline ? "var(--edge)" : "var(--accent)"),
      }),
      plot.ruleY(
        rows.filter((row) => row.low !== null && row.high !== null),
        { y: "key", x1: "low", x2: "high", stroke: "var(--ink)", strokeWidth: 1.25 },
      ),
      plot.ruleX(lines, { x: "x", stroke: "var(--ink)", strokeDasharray: "4 3" }),
      ...lines.map((line) =>
        plot.text([line], {
          x: "x",
          text: "label",
          frameAnchor: "top",
          dy: -36,
          textAnchor: line.x === leftmost ? "start" : "end",
          fill: "var(--ink)",
          fontWeight: 600,
        }),
      ),
      plot.tip(
        rows,
        plot.pointerY({
          y: "key",
          x: "score",
          title: (row: ScoreRow) => `${row.label}\n${formatScore(row.score)}`,
          fill: "var(--sheet)",
          stroke: "var(--edge)",
        }),
      ),
    ],
  });
}
