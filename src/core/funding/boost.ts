/** How a credential's amount x becomes a boost, T(x) in [0, 1] from the threshold on. */
export type Transfer =
  | { readonly kind: "threshold" }
  | { readonly kind: "linear" }
  | { readonly kind: "logLinear" }
  | { readonly kind: "normal" }
  | { readonly kind: "sigmoid"; readonly k: number; readonly b: number };

/** One credential that makes donors experts: an amount per donor, and what it is worth. */
export interface Credential {
  readonly name: string;
  /** x_i per donor; 0 where the donor has none. */
  readonly amount: ArrayLike<number>;
  /** The amounts of all holders, donors or not: what `max`, μ and sd are taken over. */
  readonly holders: ArrayLike<number>;
  /** t: below it there is no boost. */
  readonly threshold: number;
  /** Boost at T = 1, at least 1. */
  readonly maxBoost: number;
  readonly transfer: Transfer;
}

/** How the boosts of several credentials become one; `or` is 1 where there is any. */
export type Combine = "max" | "sum" | "product" | "or";

export interface SmeBoost {
  readonly credentials: readonly Credential[];
  readonly combine: Combine;
  /** How strongly boosts count: B = 1 + factor · combined. */
  readonly factor: number;
}

/**
 * Donors' coefficients B_i = 1 + factor · combined_i, from each credential's
 * boost = (1 + (maxBoost − 1) T(x)) · 1[x ≥ t], by transfer:
 * threshold T = 1 · linear (x − t + 1)/(max − t + 1) · logLinear the same on ln(x + 1), ln(t + 1),
 * ln(max + 1) · normal clip((x − μ)/sd, 0, 1), μ and sd (n − 1) over the holders with x ≥ t ·
 * sigmoid 1/(1 + exp(−e^k (x + b))). `max` is the largest amount held. Combined by max, sum, product
 * (of max(1, boost), 0 where there is none) or or.
 *
 * Throws RangeError for a factor below 0, a maxBoost below 1, or amounts that are not finite.
 */
export function boostCoefficients(donors: number, sme: SmeBoost): Float64Array {
  if (!(sme.factor >= 0)) throw new RangeError(`boost factor ${sme.factor} is below 0`);
  const boosts = sme.credentials.map((credential) => boostsOf(credential, donors));
  return Float64Array.from({ length: donors }, (_, i) => {
    const own = boosts.map((boost) => boost[i]!);
    return 1 + sme.factor * combined(own, sme.combine);
  });
}

function combined(boosts: readonly number[], combine: Combine): number {
  const any = boosts.some((boost) => boost > 0);
  if (!any) return 0;
  switch (combine) {
    case "or":
      return 1;
    case "max":
      return Math.max(...boosts);
    case "sum":
      return boosts.reduce((sum, boost) => sum + boost, 0);
    case "product":
      return boosts.reduce((product, boost) => product * Math.max(1, boost), 1);
  }
}

function boostsOf(credential: Credential, donors: number): Float64Array {
  const { amount, threshold, maxBoost, name } = credential;
  if (!(maxBoost >= 1)) throw new RangeError(`${name}: a boost of at most ${maxBoost} is below 1`);
  const curve = transferCurve(credential);
  return Float64Array.from({ length: donors }, (_, i) => {
    const x = amount[i] ?? 0;
    if (!Number.isFinite(x)) throw new RangeError(`${name}: amount ${x} of donor ${i}`);
    return x >= threshold ? 1 + (maxBoost - 1) * curve(x) : 0;
  });
}

/** T of one credential, as a function that also draws its plot. */
export function transferCurve({
  holders,
  threshold: t,
  transfer,
}: Omit<Credential, "amount">): (x: number) => number {
  const held = Array.from(holders).filter((x) => x >= t);
  const top = held.reduce((max, x) => Math.max(max, x), t);
  switch (transfer.kind) {
    case "threshold":
      return () => 1;
    case "linear":
      return (x) => (x - t + 1) / (top - t + 1);
    case "logLinear": {
      const [low, high] = [Math.log(t + 1), Math.log(top + 1)];
      return (x) => (Math.log(x + 1) - low + 1) / (high - low + 1);
    }
    case "normal": {
      const mean = held.reduce((sum, x) => sum + x, 0) / Math.max(1, held.length);
      const square = held.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      const deviation = Math.sqrt(square / Math.max(1, held.length - 1));
      // With no spread nobody stands out, and nobody is boosted beyond the rest.
      return (x) => (deviation > 0 ? Math.min(1, Math.max(0, (x - mean) / deviation)) : 0);
    }
    case "sigmoid":
      return (x) => 1 / (1 + Math.exp(-Math.exp(transfer.k) * (x + transfer.b)));
  }
}
