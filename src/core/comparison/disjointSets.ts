/** A partition of items 0..n-1 that only ever grows coarser: union-find by size, with path halving. */
export interface DisjointSets {
  readonly parent: Int32Array;
  readonly size: Int32Array;
  /** Number of sets. */
  count: number;
}

/** Every item by itself. */
export function disjointSets(n: number): DisjointSets {
  const parent = Int32Array.from({ length: n }, (_, item) => item);
  return { parent, size: new Int32Array(n).fill(1), count: n };
}

/** The item that stands for the set of `item`; it may change when sets are joined. */
export function rootOf({ parent }: DisjointSets, item: number): number {
  let at = item;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}

/** Makes one set of the sets of `i` and `j`. */
export function joinSets(sets: DisjointSets, i: number, j: number): void {
  let big = rootOf(sets, i);
  let small = rootOf(sets, j);
  if (big === small) return;
  const { parent, size } = sets;
  if (size[big]! < size[small]!) [big, small] = [small, big];
  parent[small] = big;
  size[big] = size[big]! + size[small]!;
  sets.count -= 1;
}
