import type { PairTable } from "~/core/comparison";

const SWEEPS_MAX = 30;
/** A sweep that leaves more than this share of the imbalance shows a graph on which sweeps stall. */
const STALL_SHARE = 0.6;
/** The first sweeps start far away and are not judged. */
const UNJUDGED_SWEEPS = 2;
/** |gradient|∞ from which one Newton step reaches rounding, measured faster than sweeping on. */
const GOAL = 1e-6;

/**
 * θ near the Bradley-Terry maximum, by Newman's in-place sweeps
 * p_i ← [Σ_j w_ij p_j / (p_i + p_j)] / [Σ_j w_ji / (p_i + p_j)], p = e^θ (Newman, JMLR 2023, arXiv
 * 2207.00076, equation 20). The caller finishes by Newton's method, which alone decides convergence.
 *
 * The table must have its maximum (every item won and lost). Stops where sweeps stall, as on a
 * ring; returns θ = 0 where strengths leave the range of a number.
 */
export function newmanSweeps(table: PairTable): Float64Array {
  const { n } = table;
  const { start, to, won, lost } = bothWays(table);
  const strength = new Float64Array(n).fill(1);
  let last = Number.POSITIVE_INFINITY;
  for (let sweep = 0; sweep < SWEEPS_MAX; sweep++) {
    let worst = 0;
    for (let item = 0; item < n; item++) {
      const own = strength[item]!;
      const end = start[item + 1]!;
      let gained = 0;
      let given = 0;
      for (let k = start[item]!; k < end; k++) {
        const other = strength[to[k]!]!;
        const share = 1 / (own + other);
        gained += won[k]! * other * share;
        given += lost[k]! * share;
      }
      // The item's gradient, as the sweep finds it: a by-product of both sums.
      worst = Math.max(worst, Math.abs(gained - own * given));
      strength[item] = gained / given;
    }
    if (worst <= GOAL || (sweep >= UNJUDGED_SWEEPS && worst > STALL_SHARE * last)) break;
    last = worst;
  }
  const theta = strength.map(Math.log);
  return theta.every(Number.isFinite) ? theta : new Float64Array(n);
}

/** Every pair twice, once from each side, so that a sweep over an item runs along memory. */
function bothWays({ n, i, j, start: upper, winsI, winsJ }: PairTable) {
  const start = new Int32Array(n + 1);
  for (let k = 0; k < j.length; k++) start[j[k]! + 1] = start[j[k]! + 1]! + 1;
  for (let item = 0; item < n; item++) {
    start[item + 1] = start[item]! + start[item + 1]! + upper[item + 1]! - upper[item]!;
  }
  const next = start.slice(0, n);
  const to = new Int32Array(2 * i.length);
  const won = new Float64Array(2 * i.length);
  const lost = new Float64Array(2 * i.length);
  for (let k = 0; k < j.length; k++) {
    const place = next[j[k]!]!;
    next[j[k]!] = place + 1;
    to[place] = i[k]!;
    won[place] = winsJ[k]!;
    lost[place] = winsI[k]!;
  }
  // An item's pairs with larger items stand together in the table already.
  for (let item = 0; item < n; item++) {
    const from = upper[item]!;
    const until = upper[item + 1]!;
    const place = start[item + 1]! - (until - from);
    to.set(j.subarray(from, until), place);
    won.set(winsI.subarray(from, until), place);
    lost.set(winsJ.subarray(from, until), place);
  }
  return { start, to, won, lost };
}
