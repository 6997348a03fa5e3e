import type { ComparisonData } from "~/core/comparison";
import type { Rng } from "~/core/numeric";
import { winsOf } from "./parametricDraw";
import { LOGISTIC_DEVIATION } from "./recommendedCost";
import { ANSWER, type Hyperparameters, ordinaryNoise, posteriorMode } from "./recommendedModel";
import { type Judgements, judgementsOf } from "./recommendedRows";

/** Below this limit (in noises) the core of the density is nearly flat, and is drawn from a flat one. */
const FLAT_LIMIT = 1;

/** The model of `recommended` at its fit: what each judgement is drawn from. */
interface Drawn {
  readonly rows: Judgements;
  /** Expected θ_a − θ_b; the scale of a juror's answers, the deviation of their noise. */
  readonly d: Float64Array;
  readonly scale: Float64Array;
  readonly deviation: Float64Array;
  readonly delta: number;
}

/**
 * New answers to the same questions by the fitted model, ready to be fitted again: the one likelihood
 * that `recommended` maximises, taken as a distribution. A stated log ratio is
 * s_j (d + σ √v_j ε), ε with the density ∝ exp(−w ρ(ε)) whose logarithm is Huber's loss (normal up
 * to delta, then exponential; Huber 1964), w the row's weight; a choice goes to a with chance
 * σ(β_j d), a weight being repeats and a tie a win or a loss, as it has no chance of its own.
 *
 * `params` are those of the whole data's fit, chosen values included: what was chosen, the jurors'
 * scales and variances are not drawn anew but estimated anew from the drawn answers.
 */
export function recommendedDraw(
  data: ComparisonData,
  params: Readonly<Record<string, number>>,
): (random: Rng) => ComparisonData {
  const model = modelOf(data, params as unknown as Hyperparameters);
  return (random) => tablesOf(data, model, answersOf(model, random));
}

function modelOf(data: ComparisonData, chosen: Hyperparameters): Drawn {
  const rows = judgementsOf(data);
  const sigma = ordinaryNoise(rows);
  const { theta, traits } = posteriorMode(rows, sigma, chosen, ANSWER);
  const of = (values: Float64Array) => (who: number) => (who < 0 ? 1 : values[who]!);
  const { a, b, juror } = rows;
  return {
    rows,
    d: Float64Array.from(a, (item, row) => theta[item]! - theta[b[row]!]!),
    scale: Float64Array.from(juror, of(traits.scale)),
    deviation: Float64Array.from(juror, of(traits.variance)).map((v) => sigma * Math.sqrt(v)),
    delta: chosen.delta,
  };
}

/** By judgement: a log ratio, or the weight of the choices that went to a. */
function answersOf({ rows, d, scale, deviation, delta }: Drawn, random: Rng): Float64Array {
  const { weight, stated } = rows;
  return d.map((expected, row) => {
    if (row < stated) {
      const noise = deviation[row]! * huberNoise(delta, weight[row]!, random);
      return scale[row]! * (expected + noise);
    }
    const beta = LOGISTIC_DEVIATION / deviation[row]!;
    return winsOf(weight[row]!, 1 / (1 + Math.exp(-beta * expected)), random);
  });
}

/** A draw with the density ∝ exp(−w ρ(ε)), ρ(ε) = ε²/2 up to delta and linear beyond. */
export function huberNoise(delta: number, w: number, random: Rng): number {
  const root = Math.sqrt(w);
  const limit = delta * root;
  // Rejection from the core's own envelope and the exponential tails, by their areas.
  const flat = limit < FLAT_LIMIT;
  const core = flat ? 2 * limit : Math.sqrt(2 * Math.PI);
  const tails = (2 * Math.exp((-limit * limit) / 2)) / limit;
  for (;;) {
    if (random.next() * (core + tails) >= core) {
      const far = limit - Math.log(1 - random.next()) / limit;
      return (random.next() < 0.5 ? -far : far) / root;
    }
    const near = flat ? limit * (2 * random.next() - 1) : random.normal();
    const kept = flat ? random.next() < Math.exp((-near * near) / 2) : Math.abs(near) <= limit;
    if (kept) return near / root;
  }
}

/** The drawn answers as a file has them: a stated ratio is an outcome, too, where outcomes are given. */
function tablesOf(data: ComparisonData, { rows }: Drawn, answers: Float64Array): ComparisonData {
  const { n, stated, weight, juror, ids } = rows;
  const who = (row: number) => ids[juror[row]!] ?? 0;
  const binary = { row: [] as number[], outcome: [] as number[], weight: [] as number[] };
  const add = (row: number, outcome: number, share: number) => {
    if (!(share > 0)) return;
    binary.row.push(row);
    binary.outcome.push(outcome);
    binary.weight.push(share);
  };
  for (let row = stated; row < answers.length; row++) {
    add(row, 1, answers[row]!);
    add(row, 0, weight[row]! - answers[row]!);
  }
  if (data.binary.a.length > 0) {
    for (let row = 0; row < stated; row++) add(row, answers[row]! > 0 ? 1 : 0, weight[row]!);
  }
  const columns = (from: readonly number[], named: boolean) => ({
    n,
    a: Int32Array.from(from, (row) => rows.a[row]!),
    b: Int32Array.from(from, (row) => rows.b[row]!),
    ...(named && { juror: Int32Array.from(from, who) }),
  });
  const statedRows = Array.from({ length: stated }, (_, row) => row);
  return {
    binary: {
      ...columns(binary.row, data.binary.juror !== undefined),
      outcome: Float64Array.from(binary.outcome),
      weight: Float64Array.from(binary.weight),
    },
    ratio: {
      ...columns(statedRows, data.ratio.juror !== undefined),
      logRatio: answers.slice(0, stated),
      weight: weight.slice(0, stated),
    },
  };
}
