import { CHART_TEXT, fitLabel, labelRoom } from "../charts/labels";
import type { PlotLibrary } from "../charts/PlotCanvas";
import { countOf } from "../primitives/numbers";
import type { Coverage } from "./types";

export const COVERAGE_ROW_HEIGHT = 22;
/** The height of one row of squares: the more projects, the smaller. */
const SQUARE_MAX = 26;
const SQUARE_MIN = 12;
const MAP_HEIGHT_MAX = 700;

type Projects = Coverage["projects"];
type Pairs = NonNullable<Coverage["pairs"]>;

const squareSize = (projects: number) =>
  Math.max(SQUARE_MIN, Math.min(SQUARE_MAX, Math.floor(MAP_HEIGHT_MAX / Math.max(1, projects))));

export const pairsHeight = (projects: number) => projects * squareSize(projects) + 16;

/** Squares of a symmetric map: every pair twice, so that a row holds all of a project. */
export function drawPairs(
  plot: PlotLibrary,
  projects: Projects,
  pairs: Pairs,
  width: number,
): Element {
  const names = projects.map(({ name }) => name);
  const room = labelRoom(width, names);
  const side = squareSize(projects.length);
  const cells = pairs.flatMap(({ a, b, count }) => [
    { x: names[a]!, y: names[b]!, count },
    { x: names[b]!, y: names[a]!, count },
  ]);
  const most = Math.max(1, ...pairs.map(({ count }) => count));
  return plot.plot({
    style: CHART_TEXT,
    width: Math.min(width, room + 12 + projects.length * side * 1.6),
    height: pairsHeight(projects.length),
    ...{ marginTop: 8, marginBottom: 8, marginLeft: room, marginRight: 12 },
    x: { domain: names, axis: null, padding: 0.08 },
    y: { domain: names, label: null, padding: 0.08 },
    marks: [
      plot.frame({ stroke: "var(--rule)" }),
      plot.axisY({ tickSize: 0, tickFormat: (name: string) => fitLabel(name, room) }),
      plot.cell(names, { x: (n: string) => n, y: (n: string) => n, fill: "var(--rule)" }),
      plot.cell(cells, {
        ...{ x: "x", y: "y", fill: "var(--accent)" },
        fillOpacity: ({ count }: { count: number }) => 0.2 + (0.8 * count) / most,
      }),
      plot.tip(
        cells,
        plot.pointer({
          ...{ x: "x", y: "y", fill: "var(--sheet)", stroke: "var(--edge)" },
          title: ({ x, y, count }: { x: string; y: string; count: number }) =>
            `${y} and ${x}\n${countOf(count, "judgement")}`,
        }),
      ),
    ],
  });
}

/** One bar per project, where the pairs are too many to be drawn. */
export function drawCounts(plot: PlotLibrary, projects: Projects, width: number): Element {
  const names = projects.map(({ name }) => name);
  const room = labelRoom(width, names);
  return plot.plot({
    style: CHART_TEXT,
    width,
    height: projects.length * COVERAGE_ROW_HEIGHT + 40,
    ...{ marginTop: 32, marginBottom: 8, marginLeft: room, marginRight: 12 },
    x: { label: null },
    y: { domain: names, label: null },
    marks: [
      plot.axisX({ anchor: "top", ticks: Math.max(3, Math.floor(width / 120)) }),
      plot.axisY({ tickSize: 0, tickFormat: (name: string) => fitLabel(name, room) }),
      plot.barX(projects, { x: "judgements", y: "name", fill: "var(--accent)", inset: 2 }),
    ],
  });
}
