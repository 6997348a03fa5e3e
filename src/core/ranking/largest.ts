/** Keeps the `limit` entries of the largest size among many that come one by one; equal ones in order. */
export function keepLargest<T>(limit: number) {
  const kept: { size: number; entry: T }[] = [];
  return {
    /** Smallest size worth offering. */
    bar: () => (kept.length < limit ? Number.NEGATIVE_INFINITY : kept[kept.length - 1]!.size),
    offer(size: number, entry: T): void {
      let at = kept.length;
      while (at > 0 && kept[at - 1]!.size < size) at--;
      kept.splice(at, 0, { size, entry });
      if (kept.length > limit) kept.pop();
    },
    entries: () => kept.map(({ entry }) => entry),
  };
}
