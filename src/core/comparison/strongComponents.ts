import type { Groups } from "~/core/numeric";
import { labelInOrder } from "./components";

/** A directed graph in compressed rows: the successors of x are `to[start[x]] .. to[start[x + 1] - 1]`. */
export interface Digraph {
  readonly n: number;
  readonly start: Int32Array;
  readonly to: Int32Array;
}

/**
 * Strongly connected components (Tarjan 1972) with an explicit stack, because a chain of 100,000
 * items would overflow a recursive one. Labelled in the order of their smallest member.
 */
export function strongComponents(graph: Digraph): Groups {
  const { n, start, to } = graph;
  const found = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const name = new Int32Array(n).fill(-1);
  const nextEdge = Int32Array.from(start.subarray(0, n));
  const path = new Int32Array(n);
  const open = new Int32Array(n);
  let openSize = 0;
  let clock = 0;
  const enter = (item: number, depth: number) => {
    path[depth] = item;
    open[openSize++] = item;
    found[item] = clock;
    low[item] = clock++;
  };
  const close = (root: number) => {
    let member = -1;
    while (member !== root) {
      member = open[--openSize]!;
      name[member] = root;
    }
  };
  for (let source = 0; source < n; source++) {
    if (found[source]! >= 0) continue;
    let depth = 0;
    enter(source, depth);
    while (depth >= 0) {
      const item = path[depth]!;
      const edge = nextEdge[item]!;
      if (edge < start[item + 1]!) {
        nextEdge[item] = edge + 1;
        const successor = to[edge]!;
        if (found[successor]! < 0) enter(successor, ++depth);
        else if (name[successor]! < 0) low[item] = Math.min(low[item]!, found[successor]!);
        continue;
      }
      if (low[item] === found[item]) close(item);
      depth--;
      if (depth >= 0) low[path[depth]!] = Math.min(low[path[depth]!]!, low[item]!);
    }
  }
  return labelInOrder(name);
}
