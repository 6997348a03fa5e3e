import { type Groups, membersOf, type PairIndex } from "~/core/numeric";
import type { BinaryComparisons } from "./comparison";
import { components, labelInOrder } from "./components";
import { nodesBesideFirst } from "./mutualReach";
import type { PairTable } from "./pairTable";
import { type Digraph, strongComponents } from "./strongComponents";

/** What the comparison graph allows to be said, as lists of item indices in ascending order. */
export interface Connectivity {
  /** Items joined by comparisons, whoever won. Weights have no common scale across components. */
  readonly components: number[][];
  /** Items that each beat each other, directly or through others (a tie counts both ways). */
  readonly strongComponents: number[][];
  /** True iff there is one strong component of all items: then, and only then, the Bradley-Terry
   * likelihood has a finite maximum (Zermelo 1929, Ford 1957). */
  readonly mleExists: boolean;
}

/** Connectivity of a pair table (of outcomes, or of stated ratios by their sign). */
export function connectivity(table: PairTable): Connectivity {
  const strong = strongGroups(table);
  if (strong.count === 1) return allJoined(table.n).graph;
  return {
    components: membersOf(connectedGroups(table)),
    strongComponents: membersOf(strong),
    mleExists: false,
  };
}

/** A comparison graph with its connected components as one label per item. */
export interface JoinedItems {
  readonly graph: Connectivity;
  readonly connected: Groups;
}

/** Connectivity of rows; their pair table is asked for only where the rows do not settle it. */
export function joinedItems(rows: BinaryComparisons, table: () => PairTable): JoinedItems {
  const { n, a, b, outcome, weight } = rows;
  const beats = (row: number) =>
    weight && !(weight[row]! > 0) ? 0 : (outcome[row]! > 0 ? 1 : 0) | (outcome[row]! < 1 ? 2 : 0);
  if (nodesBesideFirst({ n, i: a, j: b, beats }).count === 1) return allJoined(n);
  return { graph: connectivity(table()), connected: connectedGroups(table()) };
}

function allJoined(n: number): JoinedItems {
  const all = () => [Array.from({ length: n }, (_, item) => item)];
  return {
    graph: { components: all(), strongComponents: all(), mleExists: true },
    connected: { label: new Int32Array(n), count: 1 },
  };
}

/** Connected components as one label per item. */
export function connectedGroups(pairs: PairIndex): Groups {
  return components(pairs.n, pairs.i, pairs.j);
}

/**
 * Strong components of "beat at least once" as one label per item. What a few passes find to be in
 * one component is one node of the graph that is searched, so little is left to search on large tables.
 */
export function strongGroups(table: PairTable): Groups {
  const { n, i, j, winsI, winsJ } = table;
  const beats = (k: number) => (winsI[k]! > 0 ? 1 : 0) | (winsJ[k]! > 0 ? 2 : 0);
  const { node, count } = nodesBesideFirst({ n, i, j, beats });
  if (count <= 1) return { label: node, count };
  const found = strongComponents(beatGraph(table, node, count));
  return labelInOrder(node.map((own) => found.label[own]!));
}

/** Who beat whom, items of one node taken together. */
function beatGraph({ i, j, winsI, winsJ }: PairTable, node: Int32Array, n: number): Digraph {
  const start = new Int32Array(n + 1);
  for (let k = 0; k < i.length; k++) {
    const x = node[i[k]!]!;
    const y = node[j[k]!]!;
    if (x === y) continue;
    if (winsI[k]! > 0) start[x + 1] = start[x + 1]! + 1;
    if (winsJ[k]! > 0) start[y + 1] = start[y + 1]! + 1;
  }
  for (let item = 0; item < n; item++) start[item + 1] = start[item + 1]! + start[item]!;
  const to = new Int32Array(start[n]!);
  const next = Int32Array.from(start);
  const add = (from: number, target: number) => {
    to[next[from]!] = target;
    next[from] = next[from]! + 1;
  };
  for (let k = 0; k < i.length; k++) {
    const x = node[i[k]!]!;
    const y = node[j[k]!]!;
    if (x === y) continue;
    if (winsI[k]! > 0) add(x, y);
    if (winsJ[k]! > 0) add(y, x);
  }
  return { n, start, to };
}
