import type { PairTable } from "~/core/comparison";

/**
 * A continuous-time chain on items, stored by where flow comes from: item x is entered from
 * `from[k]` at the rate `unseen + extra[k]`, k = start[x] .. start[x + 1] − 1, and from every other
 * item at the rate `unseen`.
 */
export interface Flow {
  readonly n: number;
  readonly start: Int32Array;
  readonly from: Int32Array;
  readonly extra: Float64Array;
  readonly unseen: number;
  /** Total rate out of each item. */
  readonly out: Float64Array;
}

/** How a walk's rates come from the pair table. */
export interface WalkRates {
  /** Extra wins each way for every compared pair. */
  readonly alpha: number;
  /** Rate between items that were never compared. */
  readonly unseen: number;
  /** Divide each pair's wins by its comparisons (Rank Centrality), or not (Luce Spectral Ranking). */
  readonly share: boolean;
}

/** Rate i → j = (wins(j over i) + α), divided by (comparisons + 2α) where `share` is set. */
export function flowOf(table: PairTable, { alpha, unseen, share }: WalkRates): Flow {
  const { n, i, j, winsI, winsJ } = table;
  const start = new Int32Array(n + 1);
  for (let k = 0; k < i.length; k++) {
    start[i[k]! + 1] = start[i[k]! + 1]! + 1;
    start[j[k]! + 1] = start[j[k]! + 1]! + 1;
  }
  for (let item = 0; item < n; item++) start[item + 1] = start[item + 1]! + start[item]!;
  const next = Int32Array.from(start);
  const from = new Int32Array(2 * i.length);
  const extra = new Float64Array(2 * i.length);
  const out = new Float64Array(n).fill(unseen * (n - 1));
  const add = (source: number, target: number, rate: number) => {
    const place = next[target]!;
    next[target] = place + 1;
    from[place] = source;
    extra[place] = rate - unseen;
    out[source] = out[source]! + rate - unseen;
  };
  for (let k = 0; k < i.length; k++) {
    const total = share ? winsI[k]! + winsJ[k]! + 2 * alpha : 1;
    add(i[k]!, j[k]!, (winsJ[k]! + alpha) / total);
    add(j[k]!, i[k]!, (winsI[k]! + alpha) / total);
  }
  return { n, start, from, extra, unseen, out };
}

/** Σ_i π_i q_ix into one item; `total` is Σ π. */
function inflow(flow: Flow, pi: Float64Array, total: number, item: number): number {
  let sum = flow.unseen === 0 ? 0 : flow.unseen * (total - pi[item]!);
  const end = flow.start[item + 1]!;
  for (let k = flow.start[item]!; k < end; k++) sum += pi[flow.from[k]!]! * flow.extra[k]!;
  return sum;
}

/** Largest |inflow − outflow| of an item over its outflow: the relative error of π Q = 0. */
export function imbalance(flow: Flow, pi: Float64Array): number {
  const total = pi.reduce((sum, value) => sum + value, 0);
  let worst = 0;
  for (let item = 0; item < flow.n; item++) {
    const outflow = pi[item]! * flow.out[item]!;
    const error = Math.abs(inflow(flow, pi, total, item) - outflow) / outflow;
    if (!(error <= worst)) worst = error;
  }
  return worst;
}

/** One Gauss-Seidel sweep in place: every π_x becomes inflow / out; then Σ π = 1. */
export function sweep(flow: Flow, pi: Float64Array): void {
  let total = 1;
  for (let item = 0; item < flow.n; item++) {
    const before = pi[item]!;
    const after = inflow(flow, pi, total, item) / flow.out[item]!;
    pi[item] = after;
    total += after - before;
  }
  total = pi.reduce((sum, value) => sum + value, 0);
  for (let item = 0; item < flow.n; item++) pi[item] = pi[item]! / total;
}

/** All rates, n × n row by row (row: from, column: to), diagonal 0. */
export function denseRates(flow: Flow): Float64Array {
  const { n, start, from, extra, unseen } = flow;
  const rates = new Float64Array(n * n).fill(unseen);
  for (let item = 0; item < n; item++) {
    rates[item * n + item] = 0;
    for (let k = start[item]!; k < start[item + 1]!; k++) {
      rates[from[k]! * n + item] = unseen + extra[k]!;
    }
  }
  return rates;
}
