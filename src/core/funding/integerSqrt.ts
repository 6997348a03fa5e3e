/** ⌊√x⌋ of a bigint by Newton's method from above; exact for every x ≥ 0. Throws RangeError below 0. */
export function integerSqrt(x: bigint): bigint {
  if (x < 0n) throw new RangeError(`square root of ${x}`);
  if (x < 2n) return x;
  const start = BigInt(Math.ceil(Math.sqrt(Number(x))));
  // Beyond 2^53 the start may be slightly low; any start of at least the root converges from above.
  let root = start * start >= x ? start : 1n << BigInt((x.toString(2).length + 1) >> 1);
  // Each step at least halves the distance to the root; 256 bits need far fewer than this.
  for (let step = 0; step < 2000; step++) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
  throw new Error(`integer square root of ${x} did not settle; this is a bug`);
}
