import { inverse, Matrix } from "ml-matrix";
import { stationary } from "~/core/numeric";
import { FitUnavailableError } from "./errors";
import type { BinaryInput } from "./method";
import { centre, type Estimate, type StandardErrors } from "./result";

/** Dense elimination costs 2n³/3: 0.7 s at 1000, 6 s here. */
const ITEMS_MAX = 2000;
/** ml-matrix inverts by a general LU; above this many items standard errors are left out. */
const INTERVAL_ITEMS_MAX = 300;
/** |πQ|∞ relative to the largest outflow: what elimination without subtraction reaches with ease. */
const BALANCE_ACCEPTED = 1e-12;

/** How the walk's rates come from the pair table. */
export interface Walk {
  /** Extra wins each way for every compared pair. */
  readonly alpha: number;
  /** Rate between items that were never compared. */
  readonly unseen: number;
  /** Divide each pair's wins by its comparisons (Rank Centrality), or not (Luce Spectral Ranking). */
  readonly share: boolean;
}

/**
 * θ = log π of the chain that moves from i to j at the rate (wins(j over i) + α), divided by
 * (comparisons + 2α) where `share` is set; πQ = 0, centred. `objective` and `gradInf` are
 * the imbalance |πQ|∞ over the largest outflow. The caller has made sure that π is unique.
 *
 * Standard errors by the delta method: with w the wins of j over i, dq_ij = c dw = −dq_ji,
 * c = 1 or 1 / (comparisons + 2α), and dπ = −c dw (π_i + π_j)(e_j − e_i) Q#, Q# the group inverse;
 * Var w = comparisons · p (1 − p), p = π_j / (π_i + π_j): under the Bradley-Terry model, for which
 * the estimate is consistent at α = 0; weights are read as numbers of repeats. With α > 0 they show
 * the spread of the pulled estimate, not the pull.
 *
 * Throws FitUnavailableError above 2000 items, where elimination takes too long.
 */
export function stationaryEstimate(input: BinaryInput, walk: Walk): Estimate {
  const { n } = input.table;
  if (n > ITEMS_MAX) {
    const message = `the random walk is solved for up to ${ITEMS_MAX} items, here are ${n}`;
    throw new FitUnavailableError(message, input.graph);
  }
  const rates = ratesOf(input, walk);
  const weights = stationary(Float64Array.from(rates), n);
  const gradInf = imbalance(rates, weights, n);
  const estimate: Estimate = {
    theta: centre(weights.map(Math.log)),
    weights,
    converged: gradInf <= BALANCE_ACCEPTED,
    iterations: 1,
    objective: gradInf,
    gradInf,
  };
  if (!input.intervals || n > INTERVAL_ITEMS_MAX) return estimate;
  return { ...estimate, se: deltaMethod(input, walk, rates, weights) };
}

/** Throws FitUnavailableError unless all items form one strong component: else π has zeros. */
export function requireStrong(input: BinaryInput, method: string): void {
  if (input.graph.mleExists) return;
  const groups = input.graph.strongComponents.length;
  const message = `${method} needs every item to beat every other, directly or through others; here are ${groups} groups that do so only within`;
  throw new FitUnavailableError(message, input.graph);
}

function ratesOf({ table }: BinaryInput, { alpha, unseen, share }: Walk): Float64Array {
  const { n, i, j, winsI, winsJ } = table;
  const rates = new Float64Array(n * n).fill(unseen);
  for (let item = 0; item < n; item++) rates[item * n + item] = 0;
  for (let k = 0; k < i.length; k++) {
    const total = share ? winsI[k]! + winsJ[k]! + 2 * alpha : 1;
    rates[i[k]! * n + j[k]!] = (winsJ[k]! + alpha) / total;
    rates[j[k]! * n + i[k]!] = (winsI[k]! + alpha) / total;
  }
  return rates;
}

/** |πQ|∞ over the largest outflow of any item: how far π is from balance. */
function imbalance(rates: Float64Array, pi: Float64Array, n: number): number {
  const net = new Float64Array(n);
  let largestOut = 0;
  for (let row = 0; row < n; row++) {
    let out = 0;
    for (let k = 0; k < n; k++) {
      const flow = pi[row]! * rates[row * n + k]!;
      out += flow;
      net[k] = net[k]! + flow;
    }
    net[row] = net[row]! - out;
    largestOut = Math.max(largestOut, out);
  }
  return net.reduce((top, value) => Math.max(top, Math.abs(value)), 0) / (largestOut || 1);
}

function deltaMethod(
  { table }: BinaryInput,
  { alpha, share }: Walk,
  rates: Float64Array,
  pi: Float64Array,
): StandardErrors {
  const { n, i, j, winsI, winsJ } = table;
  const response = responseOf(rates, pi, n);
  const logWeight = new Float64Array(n);
  const theta = new Float64Array(n);
  const shift = new Float64Array(n);
  for (let k = 0; k < i.length; k++) {
    const first = i[k]!;
    const second = j[k]!;
    const seen = winsI[k]! + winsJ[k]!;
    const both = pi[first]! + pi[second]!;
    const p = pi[second]! / both;
    const perWin = share ? 1 / (seen + 2 * alpha) : 1;
    const variance = seen * p * (1 - p) * perWin * perWin;
    for (let item = 0; item < n; item++) {
      const difference = response[second * n + item]! - response[first * n + item]!;
      shift[item] = (both * difference) / pi[item]!;
      logWeight[item] = logWeight[item]! + variance * shift[item]! ** 2;
    }
    centre(shift);
    for (let item = 0; item < n; item++) {
      theta[item] = theta[item]! + variance * shift[item]! ** 2;
    }
  }
  return { theta: theta.map(Math.sqrt), logWeight: logWeight.map(Math.sqrt) };
}

/** (1π − Q)⁻¹, row by row: for b with Σb = 0, −b Q# equals b times this. */
function responseOf(rates: Float64Array, pi: Float64Array, n: number): number[] {
  const system = Matrix.zeros(n, n);
  for (let row = 0; row < n; row++) {
    let out = 0;
    for (let k = 0; k < n; k++) {
      out += rates[row * n + k]!;
      system.set(row, k, pi[k]! - rates[row * n + k]!);
    }
    system.set(row, row, system.get(row, row) + out);
  }
  return inverse(system).to1DArray();
}
