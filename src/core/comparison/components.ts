import type { Groups } from "~/core/numeric";

/**
 * Connected components of an undirected graph by union-find (path halving, union by size), labelled
 * in the order of their smallest member. Edge k joins `i[k]` and `j[k]`; edges are read until one
 * component is left.
 */
export function components(n: number, i: ArrayLike<number>, j: ArrayLike<number>): Groups {
  const parent = new Int32Array(n).map((_, item) => item);
  const size = new Int32Array(n).fill(1);
  const find = (item: number) => {
    let at = item;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  let count = n;
  for (let k = 0; k < i.length && count > 1; k++) {
    let big = find(i[k]!);
    let small = find(j[k]!);
    if (big === small) continue;
    if (size[big]! < size[small]!) [big, small] = [small, big];
    count--;
    parent[small] = big;
    size[big] = size[big]! + size[small]!;
  }
  return labelInOrder(Int32Array.from(parent, (_, item) => find(item)));
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
