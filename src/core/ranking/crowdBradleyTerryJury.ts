import type { WonRows } from "./jurorModel";

/** Values of η at which each juror's likelihood is taken, denser towards 0 and 1. */
const NODES = 64;
const ETA = Float64Array.from({ length: NODES }, (_, t) => {
  return 0.5 - 0.5 * Math.cos((Math.PI * (t + 0.5)) / NODES);
});
/** Factors of a likelihood multiplied before their logarithm is taken: 16 cannot underflow here. */
const FACTORS_MAX = 16;
const MIXTURE_ROUNDS = 50;
/** Jurors imagined beside the real ones, so that three answers do not make a jury a coin. */
const IMAGINED_JURORS = 2;
/** Where they are: Beta(10, 2), mostly reliable. Nodes are spaced as √(η (1 − η)). */
const IMAGINED = normalised(ETA.map((eta) => eta ** 9.5 * (1 - eta) ** 1.5));

/** What a fitted θ says about the jury as a whole. */
export interface Jury {
  /** Of η over the jurors. */
  readonly mean: number;
  readonly variance: number;
  /** d/dc at c = 1 of the log likelihood of cθ, with every juror's η averaged out. */
  readonly stretch: number;
}

/**
 * The distribution of η over the jurors given θ, by nonparametric maximum likelihood on fixed nodes
 * (Kiefer and Wolfowitz 1956; Laird 1978: the mixture's weights by EM, 50 rounds), so that a jury of
 * reliable people, coins and contrarians is seen as the three groups it is. Two imagined jurors,
 * Beta(10, 2), are always among them. Each answer is judged at
 * `leftOut`, the d that the other answers alone give.
 */
export function juryOf(rows: WonRows, theta: Float64Array, leftOut: Float64Array): Jury {
  const { likelihood, stretch } = likelihoods(rows, theta, leftOut);
  const share = new Float64Array(NODES).fill(1 / NODES);
  const posterior = new Float64Array(NODES);
  const sums = new Float64Array(NODES);
  let averaged = 0;
  for (let round = 0; round < MIXTURE_ROUNDS; round++) {
    for (let t = 0; t < NODES; t++) sums[t] = IMAGINED_JURORS * IMAGINED[t]!;
    averaged = 0;
    for (let j = 0; j < rows.count; j++) {
      let total = 0;
      for (let t = 0; t < NODES; t++) {
        posterior[t] = share[t]! * likelihood[j * NODES + t]!;
        total += posterior[t]!;
      }
      for (let t = 0; t < NODES; t++) {
        const p = posterior[t]! / total;
        sums[t] = sums[t]! + p;
        averaged += p * stretch[j * NODES + t]!;
      }
    }
    for (let t = 0; t < NODES; t++) share[t] = sums[t]! / (rows.count + IMAGINED_JURORS);
  }
  const mean = share.reduce((sum, p, t) => sum + p * ETA[t]!, 0);
  const variance = share.reduce((sum, p, t) => sum + p * (ETA[t]! - mean) ** 2, 0);
  return { mean, variance, stretch: averaged };
}

/**
 * Per juror and node: the likelihood of the answers at `leftOut`, relative to the juror's largest, and
 * d/dc at c = 1 of the log likelihood of cθ.
 */
function likelihoods(
  { a, b, weight, juror, count }: WonRows,
  theta: Float64Array,
  leftOut: Float64Array,
) {
  const log = new Float64Array(count * NODES);
  const product = new Float64Array(count * NODES).fill(1);
  const stretch = new Float64Array(count * NODES);
  const factors = new Int32Array(count);
  const settle = (j: number) => {
    for (let at = j * NODES; at < (j + 1) * NODES; at++) {
      log[at] = log[at]! + Math.log(product[at]!);
      product[at] = 1;
    }
    factors[j] = 0;
  };
  for (let k = 0; k < a.length; k++) {
    const d = theta[a[k]!]! - theta[b[k]!]!;
    const chance = 1 / (1 + Math.exp(-d));
    const unheard = 1 / (1 + Math.exp(-leftOut[k]!));
    const w = weight[k]!;
    const change = w * chance * (1 - chance) * d;
    const j = juror[k]!;
    for (let t = 0, at = j * NODES; t < NODES; t++, at++) {
      const coin = 1 - ETA[t]!;
      const skill = ETA[t]! - coin;
      const q = coin + skill * unheard;
      if (w === 1) product[at] = product[at]! * q;
      else log[at] = log[at]! + w * Math.log(q);
      stretch[at] = stretch[at]! + (skill * change) / (coin + skill * chance);
    }
    factors[j] = factors[j]! + 1;
    if (factors[j] === FACTORS_MAX) settle(j);
  }
  for (let j = 0; j < count; j++) {
    settle(j);
    const own = log.subarray(j * NODES, (j + 1) * NODES);
    const top = own.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
    for (let t = 0; t < NODES; t++) own[t] = Math.exp(own[t]! - top);
  }
  return { likelihood: log, stretch };
}

function normalised(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}
