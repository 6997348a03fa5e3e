import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Rounds thrown away after seeding, as the reference implementation does. */
const WARM_UP_ROUNDS = 12;
const TWO_TO_32 = 2 ** 32;
const TWO_TO_53 = 2 ** 53;

/** A seeded stream of random numbers: the same seed gives the same stream on every machine. */
export interface Rng {
  /** Uniform on [0, 1), 53 bits. */
  next(): number;
  /** Uniform whole number in 0..n-1, without modulo bias. Throws RangeError unless 1 ≤ n ≤ 2³². */
  int(n: number): number;
  /** Standard normal. */
  normal(): number;
  /** Shuffles in place (Fisher and Yates) and returns the same array. */
  shuffle<T>(items: T[]): T[];
}

/**
 * A small fast counting generator, sfc32 (Chris Doty-Humphrey, PractRand, 2010): 128 bits of state,
 * 32 bits a round, period at least 2³².
 *
 * Departure: the state is seeded with the first 96 bits of SHA-256 of the seed's decimal or text
 * form, so that neighbouring seeds ("run-1", "run-2") give unrelated streams.
 */
export function rng(seed: string | number): Rng {
  const next32 = sfc32(sha256(utf8ToBytes(String(seed))));
  const next = () => ((next32() >>> 5) * 2 ** 26 + (next32() >>> 6)) / TWO_TO_53;
  const int = (n: number) => {
    if (!Number.isInteger(n) || n < 1 || n > TWO_TO_32) {
      throw new RangeError(`int(n) needs a whole number from 1 to 2^32, got ${n}`);
    }
    const limit = TWO_TO_32 - (TWO_TO_32 % n);
    let draw = next32();
    while (draw >= limit) draw = next32();
    return draw % n;
  };
  // Box and Muller (1958); the second variate is dropped so that a call uses a fixed number of draws.
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const shuffle = <T>(items: T[]) => {
    for (let last = items.length - 1; last > 0; last--) {
      const other = int(last + 1);
      const held = items[last]!;
      items[last] = items[other]!;
      items[other] = held;
    }
    return items;
  };
  return { next, int, normal, shuffle };
}

function sfc32(seed: Uint8Array): () => number {
  const words = new DataView(seed.buffer, seed.byteOffset, 12);
  let a = words.getUint32(0);
  let b = words.getUint32(4);
  let c = words.getUint32(8);
  let counter = 1;
  const round = () => {
    const out = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out;
    return out >>> 0;
  };
  for (let k = 0; k < WARM_UP_ROUNDS; k++) round();
  return round;
}
