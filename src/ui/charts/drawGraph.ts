import { countOf, formatWeight } from "../primitives/numbers";
import type { Point } from "./forceLayout";
import { CHART_TEXT, fitLabel } from "./labels";
import type { PlotLibrary } from "./PlotCanvas";

export interface GraphNode {
  name: string;
  title: string;
  weight: number;
  comparisons: number;
  component: number;
}

export interface GraphEdge {
  a: number;
  b: number;
  rows: number;
}

/** The largest group has the accent; the next few get what else the palette has. */
const GROUP_COLOURS = ["var(--accent)", "var(--warn)", "var(--danger)", "var(--quiet)"];
const RADIUS = { min: 3, max: 13 };
const EDGE_WIDTH_MAX = 5;
/** Named in the drawing on a wide screen and on a phone; the table names all. */
const LABELS = { wide: 24, narrow: 10 };
const WIDE_FROM = 640;
const LABEL_WIDTH = 150;

interface GraphInput {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  places: readonly Point[];
  width: number;
  height: number;
}

/** Circles by weight, lines by how often a pair was compared, colours by group. */
export function drawGraph(plot: PlotLibrary, input: GraphInput): Element {
  const { nodes, edges, places, width, height } = input;
  const most = Math.max(1, ...edges.map(({ rows }) => rows));
  const drawn = nodes.map((node, at) => ({ ...node, ...places[at]! }));
  const links = edges.map(({ a, b, rows }) => ({
    ...{ x1: places[a]!.x, y1: places[a]!.y, x2: places[b]!.x, y2: places[b]!.y },
    width: 0.6 + (EDGE_WIDTH_MAX - 0.6) * ((rows - 1) / Math.max(1, most - 1)),
  }));
  const labelled = drawn.slice(0, width < WIDE_FROM ? LABELS.narrow : LABELS.wide);
  const tip = (node: GraphNode) =>
    `${node.title}\n${formatWeight(node.weight)}, ${countOf(node.comparisons, "comparison")}`;
  return plot.plot({
    style: CHART_TEXT,
    ...{ width, height, margin: 32, marginLeft: 60, marginRight: 60 },
    axis: null,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    r: {
      domain: [0, Math.max(...nodes.map(({ weight }) => weight))],
      range: [RADIUS.min, RADIUS.max],
    },
    marks: [
      plot.link(links, {
        ...{ x1: "x1", y1: "y1", x2: "x2", y2: "y2" },
        ...{ stroke: "var(--edge)", strokeOpacity: 0.35, strokeWidth: "width" },
      }),
      plot.dot(drawn, {
        ...{ x: "x", y: "y", r: "weight", stroke: "var(--paper)", strokeWidth: 1 },
        fill: ({ component }: GraphNode) => GROUP_COLOURS[Math.min(component, 3)]!,
      }),
      plot.text(labelled, {
        ...{ x: "x", y: "y", dy: -17, fontSize: 12 },
        text: ({ title }: GraphNode) => fitLabel(title, LABEL_WIDTH),
        ...{ fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 },
      }),
      plot.tip(
        drawn,
        plot.pointer({
          ...{ x: "x", y: "y", title: tip },
          ...{ fill: "var(--sheet)", stroke: "var(--edge)" },
        }),
      ),
    ],
  });
}
