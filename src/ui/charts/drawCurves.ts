import { CHART_TEXT } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";

export const CURVES_HEIGHT = 300;

/** A named line. */
export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

interface CurvesInput {
  curves: readonly Curve[];
  width: number;
  x: string;
  y: string;
  /** Draws the line on which y equals x. */
  diagonal?: boolean;
  /** A place on the x axis that is marked. */
  mark?: number | undefined;
}

/** Patterns instead of colours tell lines apart, too. */
const DASHES = ["", "6 3", "2 3", "8 3 2 3"];

/** Lines over one axis, told apart by their pattern and their names. */
export function drawCurves(plot: PlotLibrary, input: CurvesInput): Element {
  const { curves, width, x, y, diagonal, mark } = input;
  const points = curves.flatMap(({ name, points: all }) =>
    all.map(([px, py]) => ({ name, px, py })),
  );
  const dashes = new Map(curves.map(({ name }, at) => [name, DASHES[at % DASHES.length]!]));
  return plot.plot({
    ...{ style: CHART_TEXT, width, height: CURVES_HEIGHT, marginLeft: 64, marginBottom: 44 },
    x: { label: x, nice: !diagonal },
    y: { label: y, zero: true, grid: true },
    marks: [
      ...(diagonal
        ? [
            plot.line(
              [
                [0, 0],
                [1, 1],
              ],
              { stroke: "var(--edge)", strokeDasharray: "4 3" },
            ),
          ]
        : []),
      ...(mark === undefined ? [] : [plot.ruleX([mark], { stroke: "var(--ink)" })]),
      ...curves.map(({ name, points: all }) =>
        plot.line(
          all.map(([px, py]) => ({ px, py })),
          {
            ...{ x: "px", y: "py", stroke: "var(--accent)", strokeWidth: 2 },
            strokeDasharray: dashes.get(name) ?? "",
          },
        ),
      ),
      plot.tip(
        points,
        plot.pointer({
          ...{ x: "px", y: "py", fill: "var(--sheet)", stroke: "var(--edge)" },
          title: (p: { name: string; px: number; py: number }) =>
            `${p.name}\n${Number(p.px.toPrecision(4))}: ${Number(p.py.toPrecision(4))}`,
        }),
      ),
    ],
  });
}
