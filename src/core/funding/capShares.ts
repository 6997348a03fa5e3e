export interface CappedShares {
  /** Of the pool; sum 1 − `unspent`. */
  readonly share: Float64Array;
  /** Share of the pool that nobody can take under the cap. */
  readonly unspent: number;
  /** 1 where the cap holds the share down. */
  readonly capped: Uint8Array;
}

/**
 * Shares of which none exceeds `cap` (in the same unit, 1 is the pool): the excess goes to the
 * shares strictly below the cap in proportion to them, again and again until nothing exceeds it.
 * Each round caps one share more, so there are at most as many rounds as shares. Where no share is
 * left below the cap the rest stays unspent: Σ = min(Σ shares, cap × positive shares).
 *
 * `shares` sum to at most 1; what they leave is unspent too. Throws RangeError unless 0 < cap ≤ 1.
 */
export function capShares(shares: ArrayLike<number>, cap: number): CappedShares {
  if (!(cap > 0 && cap <= 1)) throw new RangeError(`cap ${cap} is not a share in (0, 1]`);
  const share = Float64Array.from(shares);
  const capped = new Uint8Array(share.length);
  for (let round = 0; round < share.length; round++) {
    let over = 0;
    let free = 0;
    for (let p = 0; p < share.length; p++) {
      if (share[p]! > cap) {
        over += share[p]! - cap;
        share[p] = cap;
        capped[p] = 1;
      } else if (share[p]! < cap) free += share[p]!;
    }
    if (over === 0 || free === 0) break;
    const factor = 1 + over / free;
    for (let p = 0; p < share.length; p++) if (share[p]! < cap) share[p] = share[p]! * factor;
  }
  const unspent = Math.max(0, 1 - share.reduce((sum, value) => sum + value, 0));
  return { share, unspent: unspent < UNSPENT_NOISE ? 0 : unspent, capped };
}

/** Rounding of a sum of shares: less than this is nothing. */
const UNSPENT_NOISE = 1e-12;

/** The cap applied once, the excess left unspent (Octant; the TEC's tool). */
export function cutShares(shares: ArrayLike<number>, cap: number): CappedShares {
  if (!(cap > 0 && cap <= 1)) throw new RangeError(`cap ${cap} is not a share in (0, 1]`);
  const share = Float64Array.from(shares, (value) => Math.min(cap, value));
  const capped = Uint8Array.from(shares, (value) => (value > cap ? 1 : 0));
  const unspent = Math.max(0, 1 - share.reduce((sum, value) => sum + value, 0));
  return { share, unspent: unspent < UNSPENT_NOISE ? 0 : unspent, capped };
}

/** raw / Σ raw; all 0 where Σ raw is 0. */
export function sharesOf(raw: ArrayLike<number>): Float64Array {
  let total = 0;
  for (let p = 0; p < raw.length; p++) total += raw[p]!;
  return Float64Array.from(raw, (value) => (total > 0 ? value / total : 0));
}
