import { inverse, Matrix } from "ml-matrix";
import { stationary } from "~/core/numeric";
import { FitUnavailableError } from "./errors";
import type { BinaryInput, BinaryMethod } from "./method";
import { centre, type Estimate, type StandardErrors } from "./result";

const DEFAULT_ALPHA = 1;
/** Dense elimination costs n³/3: 0.4 s at 1000, and beyond this the answer would keep people waiting. */
const ITEMS_MAX = 2000;
/** ml-matrix inverts by a general LU; above this many items standard errors are left out. */
const INTERVAL_ITEMS_MAX = 300;
/** |πQ|∞ relative to the largest outflow: what elimination without subtraction reaches with ease. */
const BALANCE_ACCEPTED = 1e-12;

/**
 * Rank Centrality: θ = log π, πQ = 0, Q the chain that goes from i to j at the rate
 * wins(j over i) / comparisons(i, j) (Negahban, Oh, Shah, arXiv 1209.1688); centred.
 *
 * Departure: π is solved for by elimination, not iterated to (power iteration stalls on poor
 * graphs). Throws FitUnavailableError unless all items form one strong component: otherwise π is
 * zero somewhere, or not unique.
 *
 * Standard errors: delta method. With x the share of wins of j over i, dπ = −dx (π_i + π_j)
 * (e_j − e_i) Q#, and Var x = p (1 − p) / weight with p = π_j / (π_i + π_j), that is, under the
 * Bradley-Terry model the method is consistent for; weights are read as numbers of repeats. With
 * alpha they are of the pulled estimate: its spread, not its pull.
 */
export const rankCentrality: BinaryMethod = {
  key: "rank_centrality",
  title: "Rank Centrality",
  about: "Where a random walk that moves from each item to those that beat it spends its time.",
  reads: "binary",
  params: [],
  estimate(input) {
    if (!input.graph.mleExists) {
      const parts = input.graph.strongComponents.length;
      const message = `rank_centrality needs every item to beat every other, directly or through others; here there are ${parts} such groups`;
      throw new FitUnavailableError(message, input.graph);
    }
    return walk(input, 0, 0);
  },
};

/** Rate i → j = (wins(j over i) + α) / (comparisons + 2α) for compared pairs; needs one component. */
export const rankCentralityObservedPairs: BinaryMethod = {
  key: "rank_centrality_observed_pairs",
  title: "Rank Centrality, prior on compared pairs",
  about: "Rank Centrality with alpha extra wins each way for every pair that was compared.",
  reads: "binary",
  params: [{ name: "alpha", title: "Extra wins", default: DEFAULT_ALPHA, min: 1e-9, max: 1e6 }],
  estimate(input) {
    if (input.connected.count > 1) {
      const message = `rank_centrality_observed_pairs needs connected comparisons; here there are ${input.connected.count} separate groups`;
      throw new FitUnavailableError(message, input.graph);
    }
    return walk(input, input.params.alpha!, 0);
  },
};

/** The same over all pairs, so that the rate is 1/2 where a pair was never compared. */
export const rankCentralityAllPairs: BinaryMethod = {
  key: "rank_centrality_all_pairs",
  title: "Rank Centrality, prior on all pairs",
  about: "Rank Centrality with alpha extra wins each way for every pair, compared or not.",
  reads: "binary",
  params: [{ name: "alpha", title: "Extra wins", default: DEFAULT_ALPHA, min: 1e-9, max: 1e6 }],
  estimate: (input) => walk(input, input.params.alpha!, 1 / 2),
};

function walk(input: BinaryInput, alpha: number, unseen: number): Estimate {
  const { n } = input.table;
  if (n > ITEMS_MAX) {
    const message = `Rank Centrality is solved for up to ${ITEMS_MAX} items, here are ${n}`;
    throw new FitUnavailableError(message, input.graph);
  }
  const rates = ratesOf(input, alpha, unseen);
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
  return { ...estimate, se: deltaMethod(input, alpha, rates, weights) };
}

function ratesOf({ table }: BinaryInput, alpha: number, unseen: number): Float64Array {
  const { n, i, j, winsI, winsJ } = table;
  const rates = new Float64Array(n * n).fill(unseen);
  for (let item = 0; item < n; item++) rates[item * n + item] = 0;
  for (let k = 0; k < i.length; k++) {
    const total = winsI[k]! + winsJ[k]! + 2 * alpha;
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
  alpha: number,
  rates: Float64Array,
  pi: Float64Array,
): StandardErrors {
  const { n, i, j, winsI, winsJ } = table;
  // For b with Σb = 0, dπ = −b Q# equals b (1π − Q)⁻¹: one dense inverse.
  const system = Matrix.zeros(n, n);
  for (let row = 0; row < n; row++) {
    let out = 0;
    for (let k = 0; k < n; k++) {
      out += rates[row * n + k]!;
      system.set(row, k, pi[k]! - rates[row * n + k]!);
    }
    system.set(row, row, system.get(row, row) + out);
  }
  const response = inverse(system).to1DArray();
  const logWeight = new Float64Array(n);
  const theta = new Float64Array(n);
  for (let k = 0; k < i.length; k++) {
    const first = i[k]!;
    const second = j[k]!;
    const seen = winsI[k]! + winsJ[k]!;
    const both = pi[first]! + pi[second]!;
    const p = pi[second]! / both;
    const variance = (p * (1 - p) * seen) / (seen + 2 * alpha) ** 2;
    const shift = new Float64Array(n);
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
