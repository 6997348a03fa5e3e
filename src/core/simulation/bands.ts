import { quantileOfSorted } from "~/core/numeric";

/** The quantiles of a band, by name. */
export const BAND_QUANTILES = { q05: 0.05, q25: 0.25, q50: 0.5, q75: 0.75, q95: 0.95 } as const;

/** How a number is distributed over runs; NaN where it is defined in none. */
export interface Spread {
  readonly mean: number;
  /** Standard deviation, n − 1 in the denominator; 0 for one run. */
  readonly sd: number;
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  /** Runs in which it is a number. */
  readonly n: number;
}

/** A spread per timestep. */
export type Band = { readonly [key in keyof Spread]: Float64Array };

const KEYS = ["mean", "sd", "q05", "q25", "q50", "q75", "q95", "n"] as const;

/** The spread of values; those that are NaN are left out and only lower `n`. */
export function spreadOf(values: ArrayLike<number>): Spread {
  const defined = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  // Ascending order makes the sums the same in whatever order the runs came.
  defined.sort();
  const n = defined.length;
  const sum = (of: (value: number) => number) => {
    let total = 0;
    for (let k = 0; k < n; k++) total += of(defined[k]!);
    return total;
  };
  const mean = n === 0 ? Number.NaN : sum((value) => value) / n;
  const sd = n > 1 ? Math.sqrt(sum((value) => (value - mean) ** 2) / (n - 1)) : 0;
  const at = (p: number) => (n === 0 ? Number.NaN : quantileOfSorted(defined, p));
  return {
    ...{ mean, sd: n === 0 ? Number.NaN : sd, n },
    ...{ q05: at(0.05), q25: at(0.25), q50: at(0.5), q75: at(0.75), q95: at(0.95) },
  };
}

/**
 * Bands over runs, one spread per timestep. Runs that broke off are left out from there on: a band's
 * `n` says how many there are.
 */
export function bandOf(runs: readonly ArrayLike<number>[]): Band {
  const length = Math.max(0, ...runs.map((run) => run.length));
  const band = Object.fromEntries(KEYS.map((key) => [key, new Float64Array(length)])) as Record<
    keyof Spread,
    Float64Array
  >;
  for (let t = 0; t < length; t++) {
    const spread = spreadOf(runs.map((run) => run[t] ?? Number.NaN));
    for (const key of KEYS) band[key][t] = spread[key];
  }
  return band;
}
