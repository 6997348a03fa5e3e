import {
  choleskyInPlace,
  choleskyInverse,
  mainDiagonal,
  pairSolver,
  toDense,
} from "~/core/numeric";
import type { Posterior } from "./recommendedModel";
import type { Judgements } from "./recommendedRows";

/** θ_a − θ_b of each row, predicted from the others alone. */
export interface LeftOut {
  /** From all rows but those of the same pair. */
  readonly byPair: Float64Array;
  /** From all rows but the same juror's; null where fewer than two jurors are named. */
  readonly byJuror: Float64Array | null;
}

/** Up to here what leaving out does is solved for; above, estimated from the diagonal. */
const EXACT_ITEMS_MAX = 200;
const SOLVE_TOLERANCE = 1e-6;
/** Share of a pair's own curvature in its variance that rounding may not pass. */
const LEVERAGE_MAX = 1 - 1e-9;

/**
 * Predictions by leaving out each pair, and each juror, without fitting again: one Newton step from
 * the whole fit with the group's own curvature taken out, θ − (H − H_g)⁻¹ g_g (exact for least
 * squares; Cook 1977, Pregibon 1981; Rad and Maleki 2020 for penalised fits). Every group is left
 * out in turn, so that nothing is drawn: the answer cannot depend on a seed, nor on the rows' order.
 *
 * Jurors' traits are kept. Above 200 items H⁻¹ is replaced by the inverse of H's diagonal, close
 * where items have many partners; there the search needs the ranking of models and no more.
 */
export function leaveOut(rows: Judgements, fitted: Posterior): LeftOut {
  return { byPair: withoutPairs(rows, fitted), byJuror: withoutJurors(rows, fitted) };
}

function withoutPairs({ a, b, pairs }: Judgements, fitted: Posterior): Float64Array {
  const { theta, costs, hessian } = fitted;
  const spread = pairSpread(fitted);
  const score = new Float64Array(hessian.h.length);
  for (let row = 0; row < a.length; row++) {
    const k = pairs.pair[row]!;
    if (k >= 0) score[k] = score[k]! + pairs.side[row]! * costs.pull[row]!;
  }
  return Float64Array.from(a, (item, row) => {
    const d = theta[item]! - theta[b[row]!]!;
    const k = pairs.pair[row]!;
    if (k < 0) return d;
    const leverage = Math.min(LEVERAGE_MAX, hessian.h[k]! * spread[k]!);
    return d - (pairs.side[row]! * spread[k]! * score[k]!) / (1 - leverage);
  });
}

/** (e_i − e_j)ᵀ H⁻¹ (e_i − e_j) of each pair. */
function pairSpread({ hessian }: Posterior): Float64Array {
  const { n, i, j } = hessian.pairs;
  const main = mainDiagonal(hessian);
  const dense = n <= EXACT_ITEMS_MAX ? toDense(hessian) : null;
  if (!dense || !choleskyInPlace(dense, n)) {
    return Float64Array.from(i, (item, k) => 1 / main[item]! + 1 / main[j[k]!]!);
  }
  const c = choleskyInverse(dense, n);
  return Float64Array.from(i, (item, k) => {
    const other = j[k]!;
    return c[item * n + item]! + c[other * n + other]! - 2 * c[item * n + other]!;
  });
}

/** Takes each juror's own step out of their rows' differences; looks at the juror's items alone. */
function stepByDiagonal(
  { a, b, pairs, n }: Judgements,
  { costs, hessian }: Pick<Posterior, "costs" | "hessian">,
  own: readonly (readonly number[])[],
  out: Float64Array,
): void {
  const main = mainDiagonal(hessian);
  const pulled = new Float64Array(n);
  const bend = new Float64Array(n);
  for (const answers of own) {
    for (const row of answers) {
      for (const item of [a[row]!, b[row]!]) {
        pulled[item] = 0;
        bend[item] = 0;
      }
    }
    for (const row of answers) {
      if (pairs.pair[row]! < 0) continue;
      const [i, j] = [a[row]!, b[row]!];
      pulled[i] = pulled[i]! + costs.pull[row]!;
      pulled[j] = pulled[j]! - costs.pull[row]!;
      bend[i] = bend[i]! + costs.curvature[row]!;
      bend[j] = bend[j]! + costs.curvature[row]!;
    }
    // What is left of an item that nobody else judged is the prior, and rounding.
    const step = (item: number) =>
      pulled[item]! / Math.max(hessian.diagonal[item]!, main[item]! - bend[item]!);
    for (const row of answers) out[row] = out[row]! - step(a[row]!) + step(b[row]!);
  }
}

function withoutJurors(rows: Judgements, { theta, costs, hessian }: Posterior) {
  const { a, b, juror, ids, pairs, n } = rows;
  if (ids.length < 2) return null;
  const out = Float64Array.from(a, (item, row) => theta[item]! - theta[b[row]!]!);
  const own: number[][] = ids.map(() => []);
  for (let row = 0; row < a.length; row++) if (juror[row]! >= 0) own[juror[row]!]!.push(row);
  if (n > EXACT_ITEMS_MAX) {
    stepByDiagonal(rows, { costs, hessian }, own, out);
    return out;
  }
  const solve = pairSolver(hessian.pairs);
  for (const answers of own) {
    const h = Float64Array.from(hessian.h);
    const pulled = new Float64Array(n);
    for (const row of answers) {
      const k = pairs.pair[row]!;
      if (k < 0) continue;
      h[k] = Math.max(0, h[k]! - costs.curvature[row]!);
      pulled[a[row]!] = pulled[a[row]!]! + costs.pull[row]!;
      pulled[b[row]!] = pulled[b[row]!]! - costs.pull[row]!;
    }
    const step = solve({ ...hessian, h }, pulled, SOLVE_TOLERANCE);
    for (const row of answers) out[row] = out[row]! - step[a[row]!]! + step[b[row]!]!;
  }
  return out;
}
