/** "value(above) − value(below) ≥ gap", one entry per demand. */
interface Demands {
  readonly above: ArrayLike<number>;
  readonly below: ArrayLike<number>;
  readonly gap: ArrayLike<number>;
}

/**
 * Whether values of n nodes exist that meet every demand: they do unless the demands go round a
 * cycle with a positive sum (Bellman 1958, Ford 1956). Such a cycle shows in the parent pointers
 * long before the n-th round, so they are followed after every round (O(n)).
 */
export function hasPotential(n: number, { above, below, gap }: Demands): boolean {
  const value = new Float64Array(n);
  const parent = new Int32Array(n).fill(-1);
  for (let round = 0; round <= n; round++) {
    let changed = false;
    for (let k = 0; k < gap.length; k++) {
      const needed = value[below[k]!]! + gap[k]!;
      if (value[above[k]!]! >= needed) continue;
      value[above[k]!] = needed;
      parent[above[k]!] = below[k]!;
      changed = true;
    }
    if (!changed) return true;
    if (hasCycle(parent)) return false;
  }
  return false;
}

/** Whether following the pointers (−1: none) from somewhere comes back to where it has been. */
function hasCycle(parent: Int32Array): boolean {
  const walk = new Int32Array(parent.length).fill(-1);
  for (let start = 0; start < parent.length; start++) {
    let at = start;
    while (at >= 0 && walk[at]! < 0) {
      walk[at] = start;
      at = parent[at]!;
    }
    if (at >= 0 && walk[at] === start) return true;
  }
  return false;
}
