import type { ExtendedStart } from "./extendedModel";
import type { WonRows } from "./jurorModel";

/** Chances are kept this far from 0 and 1, where one answer would weigh infinitely. */
const CHANCE_MIN = 1e-12;

/** What is known around a fitted Crowd-BT. */
export interface CrowdMode {
  /** Of each θ_i with the rest held: expected information plus the prior's curvature. */
  readonly precision: Float64Array;
  /** d/dc at c = 1 of the log likelihood of cθ, η as fitted. */
  readonly stretch: number;
  /** θ_a − θ_b as it would be without the row itself, one per row. */
  readonly leftOut: Float64Array;
}

/**
 * Precisions, stretch, and every row's d had one answer less been heard:
 * d − g (1 / (P_a − h) + 1 / (P_b − h)) for an answer of slope g and expected information h, one
 * Newton step on the two items alone. Without it a juror of few answers would seem right because θ
 * has bent towards those answers.
 */
export function atMode(
  { n, a, b, weight, answer, juror }: WonRows,
  { theta, phi }: ExtendedStart,
  lambda: number,
): CrowdMode {
  const etas = phi.map((x) => 1 / (1 + Math.exp(-x)));
  const precision = new Float64Array(n);
  for (let item = 0; item < n; item++) {
    const p = 1 / (1 + Math.exp(-theta[item]!));
    precision[item] = Math.max(CHANCE_MIN, 2 * lambda * p * (1 - p));
  }
  const unheard = Float64Array.from(precision);
  const leftOut = new Float64Array(a.length);
  const slope = new Float64Array(a.length);
  const information = new Float64Array(a.length);
  let stretch = 0;
  for (let k = 0; k < a.length; k++) {
    const d = theta[a[k]!]! - theta[b[k]!]!;
    const p = 1 / (1 + Math.exp(-d));
    const eta = etas[juror[k]!]!;
    const q = Math.min(1 - CHANCE_MIN, Math.max(CHANCE_MIN, eta * p + (1 - eta) * (1 - p)));
    const change = (2 * eta - 1) * p * (1 - p);
    const w = weight[k]!;
    const one = answer[k]! / q;
    slope[k] = one * change;
    information[k] = (one * change * change) / (1 - q);
    stretch += (w * change * d) / q;
    const share = (w * change * change) / (q * (1 - q));
    precision[a[k]!] = precision[a[k]!]! + share;
    precision[b[k]!] = precision[b[k]!]! + share;
  }
  for (let k = 0; k < a.length; k++) {
    const d = theta[a[k]!]! - theta[b[k]!]!;
    const restA = Math.max(unheard[a[k]!]!, precision[a[k]!]! - information[k]!);
    const restB = Math.max(unheard[b[k]!]!, precision[b[k]!]! - information[k]!);
    leftOut[k] = d - slope[k]! * (1 / restA + 1 / restB);
  }
  return { precision, stretch, leftOut };
}
