import { type ComparisonData, connectedGroups, groupPairs } from "~/core/comparison";
import { type Fit, rowsRead } from "~/core/ranking";
import type { AnalysisInput, GraphPart } from "./parts";

/** More nodes than this no longer make a picture; the heaviest are drawn. */
const NODES_MAX = 60;
/** Of the pairs among them, those compared most. */
const EDGES_MAX = 400;

/** The comparison graph of the heaviest projects: who was compared with whom, how often. */
export function graphPart(fit: Fit, data: ComparisonData, { items }: AnalysisInput): GraphPart {
  const { index, first } = groupPairs(rowsRead(fit.method, data));
  const comparisons = new Float64Array(index.n);
  for (let pair = 0; pair < index.i.length; pair++) {
    const rows = first[pair + 1]! - first[pair]!;
    for (const item of [index.i[pair]!, index.j[pair]!]) comparisons[item]! += rows;
  }
  const shown = Array.from(fit.weights.keys())
    .sort((x, y) => fit.weights[y]! - fit.weights[x]! || x - y)
    .slice(0, NODES_MAX);
  const place = new Map(shown.map((item, at) => [item, at]));
  const edges: { a: number; b: number; rows: number }[] = [];
  for (let pair = 0; pair < index.i.length; pair++) {
    const a = place.get(index.i[pair]!);
    const b = place.get(index.j[pair]!);
    if (a === undefined || b === undefined) continue;
    edges.push({ a, b, rows: first[pair + 1]! - first[pair]! });
  }
  edges.sort((x, y) => y.rows - x.rows || x.a - y.a || x.b - y.b);
  const component = componentsBySize(connectedGroups(index).label);
  return {
    projects: index.n,
    pairs: index.i.length,
    components: new Set(component).size,
    nodes: shown.map((item) => ({
      ...items[item]!,
      weight: fit.weights[item]!,
      comparisons: comparisons[item]!,
      component: component[item]!,
    })),
    edges: edges.slice(0, EDGES_MAX),
  };
}

/** Labels counted from 0 by the size of their component. */
function componentsBySize(label: Int32Array): Int32Array {
  const sizes = new Map<number, number>();
  for (const group of label) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const order = [...sizes].sort(([x, p], [y, q]) => q - p || x - y).map(([group]) => group);
  const rank = new Map(order.map((group, at) => [group, at]));
  return label.map((group) => rank.get(group)!);
}
