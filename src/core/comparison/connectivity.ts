import { type Groups, membersOf, type PairIndex } from "~/core/numeric";
import type { BinaryComparisons } from "./comparison";
import { components } from "./components";
import { type Meetings, reachEachOther } from "./mutualReach";
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
  if (reachEachOther(meetingsOf(table))) return allJoined(table.n).graph;
  const strong = strongComponents(beatGraph(table));
  return {
    components: membersOf(connectedGroups(table)),
    strongComponents: membersOf(strong),
    mleExists: strong.count === 1,
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
  if (reachEachOther({ n, i: a, j: b, beats })) return allJoined(n);
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

/** Strong components of "beat at least once" as one label per item. */
export function strongGroups(table: PairTable): Groups {
  if (reachEachOther(meetingsOf(table))) return allJoined(table.n).connected;
  return strongComponents(beatGraph(table));
}

function meetingsOf({ n, i, j, winsI, winsJ }: PairTable): Meetings {
  const beats = (k: number) => (winsI[k]! > 0 ? 1 : 0) | (winsJ[k]! > 0 ? 2 : 0);
  return { n, i, j, beats };
}

function beatGraph(table: PairTable): Digraph {
  const { n, i, j, winsI, winsJ } = table;
  const start = new Int32Array(n + 1);
  for (let k = 0; k < i.length; k++) {
    if (winsI[k]! > 0) start[i[k]! + 1] = start[i[k]! + 1]! + 1;
    if (winsJ[k]! > 0) start[j[k]! + 1] = start[j[k]! + 1]! + 1;
  }
  for (let item = 0; item < n; item++) start[item + 1] = start[item + 1]! + start[item]!;
  const to = new Int32Array(start[n]!);
  const next = Int32Array.from(start);
  const add = (from: number, target: number) => {
    to[next[from]!] = target;
    next[from] = next[from]! + 1;
  };
  for (let k = 0; k < i.length; k++) {
    if (winsI[k]! > 0) add(i[k]!, j[k]!);
    if (winsJ[k]! > 0) add(j[k]!, i[k]!);
  }
  return { n, start, to };
}
