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

/**
 * Whether item 0 beats everybody and everybody beats item 0, directly or through others: then all
 * items are one strong component. Each meeting hands on what its two items know; on a well mixed
 * graph all is known after about n log n meetings, long before the first pass is over.
 *
 * True is proof; false says only that a few passes have not shown it.
 */
export function reachEachOther({ n, i, j, beats }: Meetings): boolean {
  // Bit 1: item 0 beats it. Bit 2: it beats item 0.
  const reached = new Uint8Array(n);
  if (n > 0) reached[0] = 3;
  let settled = 0;
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    for (let k = 0; k < i.length; k++) {
      const x = reached[i[k]!]!;
      const y = reached[j[k]!]!;
      if (x !== y) {
        const won = beats(k);
        const lost = (won >> 1) | ((won & 1) << 1);
        reached[i[k]!] = x | (y & lost);
        reached[j[k]!] = y | (x & won);
      }
      if (k % LOOK_EVERY !== 0) continue;
      while (settled < n && reached[settled] === 3) settled++;
      if (settled === n) return true;
    }
  }
  return reached.every((both) => both === 3);
}
