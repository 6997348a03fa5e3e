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
  /** Fills `out` with what `next` would give, several times faster. */
  fill(out: Float64Array): void;
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
  const state = seeded(sha256(utf8ToBytes(String(seed))));
  const next32 = () => round(state);
  const next = () => uniform(round(state), round(state));
  const fill = (out: Float64Array) => fillUniform(state, out);
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
  return { next, fill, int, normal, shuffle };
}

function uniform(high: number, low: number): number {
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / TWO_TO_53;
}

/** a, b, c and the counter. In an array, as V8 boxes 32-bit numbers that closures share. */
function seeded(seed: Uint8Array): Int32Array {
  const words = new DataView(seed.buffer, seed.byteOffset, 12);
  const state = Int32Array.of(words.getInt32(0), words.getInt32(4), words.getInt32(8), 1);
  for (let k = 0; k < WARM_UP_ROUNDS; k++) round(state);
  return state;
}

function round(state: Int32Array): number {
  const b = state[1]!;
  const c = state[2]!;
  const counter = state[3]!;
  const out = (state[0]! + b + counter) | 0;
  state[3] = counter + 1;
  state[0] = b ^ (b >>> 9);
  state[1] = c + (c << 3);
  state[2] = ((c << 21) | (c >>> 11)) + out;
  return out >>> 0;
}

/** `next` for a whole array: the state stays in registers. */
function fillUniform(state: Int32Array, out: Float64Array): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let counter = state[3]!;
  for (let k = 0; k < out.length; k++) {
    const high = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + high) | 0;
    const low = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + low) | 0;
    out[k] = uniform(high, low);
  }
  state.set([a, b, c, counter]);
}
