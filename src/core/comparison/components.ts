import type { Groups } from "~/core/numeric";
import { disjointSets, joinSets, rootOf } from "./disjointSets";

/**
 * Connected components of an undirected graph, labelled in the order of their smallest member. Edge
 * k joins `i[k]` and `j[k]`; edges are read until one component is left.
 */
export function components(n: number, i: ArrayLike<number>, j: ArrayLike<number>): Groups {
  const sets = disjointSets(n);
  for (let k = 0; k < i.length && sets.count > 1; k++) joinSets(sets, i[k]!, j[k]!);
  return labelInOrder(Int32Array.from(sets.parent, (_, item) => rootOf(sets, item)));
}

/** Renames arbitrary group names (0..n-1) to 0..count-1 in the order of first appearance. */
export function labelInOrder(names: Int32Array): Groups {
  const renamed = new Int32Array(names.length).fill(-1);
  const label = new Int32Array(names.length);
  let count = 0;
  for (let item = 0; item < names.length; item++) {
    const name = names[item]!;
    if (renamed[name]! < 0) renamed[name] = count++;
    label[item] = renamed[name]!;
  }
  return { label, count };
}
