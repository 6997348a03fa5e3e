/** Who met whom: `i[k]` met `j[k]`, and `beats(k)` is 1 if i won, 2 if j won, 3 if both did (or tied), 0 if neither. */
export interface Meetings {
  readonly n: number;
  readonly i: Int32Array;
  readonly j: Int32Array;
  beats(k: number): number;
}

/** On a graph that passes can settle two suffice; a ring may need as many as it has items. */
const PASSES_MAX = 2;
/** Meetings between two looks at whether all is reached. */
const LOOK_EVERY = 1024;
const BOTH = 3;

/**
 * Which items beat item 0 and are beaten by it, directly or through others, as far as a few passes
 * over the meetings show: they are one strong component with it. Each meeting hands on what its two
 * items know; on a well mixed graph all is known after about n log n meetings, long before the
 * first pass is over.
 *
 * A number per item: 0 for the items found (item 0 among them), 1, 2, … for the others in order.
 * What is found is certain; what is not found may belong there all the same.
 */
export function nodesBesideFirst({ n, i, j, beats }: Meetings): {
  node: Int32Array;
  count: number;
} {
  // Bit 1: item 0 beats it. Bit 2: it beats item 0.
  const reached = new Uint8Array(n);
  if (n > 0) reached[0] = BOTH;
  let settled = 0;
  for (let pass = 0; pass < PASSES_MAX && settled < n; pass++) {
    for (let k = 0; k < i.length && settled < n; k++) {
      const x = reached[i[k]!]!;
      const y = reached[j[k]!]!;
      if (x !== y) {
        const won = beats(k);
        const lost = (won >> 1) | ((won & 1) << 1);
        reached[i[k]!] = x | (y & lost);
        reached[j[k]!] = y | (x & won);
      }
      if (k % LOOK_EVERY === 0) while (settled < n && reached[settled] === BOTH) settled++;
    }
  }
  let count = Math.min(n, 1);
  const node = new Int32Array(n).map((_, item) => (reached[item] === BOTH ? 0 : count++));
  return { node, count };
}
