import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

export type Split = "train" | "public" | "private";

const TWO_TO_48 = 2 ** 48;
/** How far the fractions may be from 1 together: rounding of decimals such as 0.7 + 0.2 + 0.1. */
const FRACTIONS_TOLERANCE = 1e-9;

/**
 * Which split a pair of items belongs to, decided by SHA-256 of the seed and the two names alone:
 * a pair never straddles splits, whoever judges it, in whichever order, whenever.
 *
 * The hashed text is the JSON array [seed, smaller name, larger name] (by code units), so no two
 * different inputs share a text. Its first 48 bits, read as u in [0, 1), fall into train below
 * `train`, into public below `train + public`, else into private.
 *
 * Throws RangeError unless the fractions are non-negative and sum to 1, and when both names agree.
 */
export function splitOf(
  seed: string,
  itemA: string,
  itemB: string,
  fractions: { train: number; public: number; private: number },
): Split {
  const parts = [fractions.train, fractions.public, fractions.private];
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (!parts.every((part) => part >= 0) || !(Math.abs(total - 1) <= FRACTIONS_TOLERANCE)) {
    throw new RangeError(`split fractions must be non-negative and sum to 1, got ${parts}`);
  }
  if (itemA === itemB) throw new RangeError(`a pair needs two items, got "${itemA}" twice`);
  const pair = itemA < itemB ? [itemA, itemB] : [itemB, itemA];
  const digest = sha256(utf8ToBytes(JSON.stringify([seed, ...pair])));
  const u = digest.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) / TWO_TO_48;
  if (u < fractions.train) return "train";
  if (u < fractions.train + fractions.public || fractions.private === 0) return "public";
  return "private";
}
