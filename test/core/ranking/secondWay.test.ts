import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";

/**
 * Each estimator's objective as ranking.md writes it, row by row, climbed by a quasi-Newton method on
 * differences: nothing is shared with the engine but the data.
 */

const N = 5;
const JURORS = 3;
const ROWS = 90;

const data: ComparisonData = (() => {
  const random = rng("second way");
  const truth = Array.from({ length: N }, () => random.normal());
  const row = () => {
    const a = random.int(N);
    const b = (a + 1 + random.int(N - 1)) % N;
    const d = truth[a]! - truth[b]! + 0.3;
    const tie = random.next() < 0.2;
    const outcome = tie ? 0.5 : random.next() < 1 / (1 + Math.exp(-d)) ? 1 : 0;
    const weight = 1 + random.int(3);
    return { a, b, outcome, weight, juror: random.int(JURORS), logRatio: d + random.normal() };
  };
  const rows = Array.from({ length: ROWS }, row);
  const common = {
    n: N,
    a: Int32Array.from(rows, ({ a }) => a),
    b: Int32Array.from(rows, ({ b }) => b),
    weight: Float64Array.from(rows, ({ weight }) => weight),
    juror: Int32Array.from(rows, ({ juror }) => juror),
  };
  return {
    binary: { ...common, outcome: Float64Array.from(rows, ({ outcome }) => outcome) },
    ratio: { ...common, logRatio: Float64Array.from(rows, ({ logRatio }) => logRatio) },
  };
})();
const { a, b, outcome, weight, juror } = data.binary as Required<ComparisonData["binary"]>;
const { logRatio } = data.ratio;

type Point = readonly number[];
const logSigma = (x: number) => -Math.log1p(Math.exp(-Math.abs(x))) + Math.min(0, x);
const rows = Array.from({ length: ROWS }, (_, k) => k);
const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);
const over = (term: (k: number) => number) => sum(rows.map((k) => weight[k]! * term(k)));
const gap = (x: Point, k: number) => x[a[k]!]! - x[b[k]!]!;
const bernoulli = (k: number, d: number) =>
  outcome[k]! * logSigma(d) + (1 - outcome[k]!) * logSigma(-d);
const squares = (x: Point) => sum(x.slice(0, N).map((value) => value * value));
const traits = (x: Point) => x.slice(N);
const plain = (x: Point) => over((k) => bernoulli(k, gap(x, k)));

/** log P of a win, a loss and a tie by Davidson, ν = e^x. */
function davidson(x: Point, k: number): number {
  const [i, j] = [x[a[k]!]!, x[b[k]!]!];
  const tie = x[N]! + (i + j) / 2;
  const total = Math.log(Math.exp(i) + Math.exp(j) + Math.exp(tie));
  return (outcome[k] === 1 ? i : outcome[k] === 0 ? j : tie) - total;
}

/** The same by Rao and Kupper, η = 1 + e^x. */
function raoKupper(x: Point, k: number): number {
  const eta = 1 + Math.exp(x[N]!);
  const [i, j] = [Math.exp(x[a[k]!]!), Math.exp(x[b[k]!]!)];
  if (outcome[k] === 1) return Math.log(i / (i + eta * j));
  if (outcome[k] === 0) return Math.log(j / (j + eta * i));
  return Math.log(((eta * eta - 1) * i * j) / ((i + eta * j) * (j + eta * i)));
}

function crowd(x: Point, lambda: number, A: number, B: number): number {
  const eta = traits(x).map((value) => 1 / (1 + Math.exp(-value)));
  const likelihood = over((k) => {
    const p = 1 / (1 + Math.exp(-gap(x, k)));
    const q = eta[juror[k]!]! * p + (1 - eta[juror[k]!]!) * (1 - p);
    return outcome[k]! * Math.log(q) + (1 - outcome[k]!) * Math.log(1 - q);
  });
  const items = sum(x.slice(0, N).map((value) => logSigma(value) + logSigma(-value)));
  const prior = sum(eta.map((e) => (A - 1) * Math.log(e) + (B - 1) * Math.log(1 - e)));
  return likelihood + lambda * items + prior;
}

interface Case {
  method: string;
  params: Record<string, number>;
  /** Numbers beside θ. */
  more: number;
  objective: (x: Point) => number;
}

const cases: Case[] = [
  {
    ...{ method: "bt_l2", params: { alpha: 0.2 }, more: 0 },
    objective: (x) => plain(x) - 0.2 * squares(x),
  },
  {
    ...{ method: "bt_gamma", params: { alpha: 0.7 }, more: 0 },
    objective: (x) => plain(x) + 0.7 * sum(x.map((value) => value - Math.exp(value))),
  },
  {
    ...{ method: "bt_logistic_prior", params: {}, more: 0 },
    objective: (x) => plain(x) + sum(x.map((value) => logSigma(value) + logSigma(-value))),
  },
  {
    ...{ method: "davidson", params: {}, more: 1 },
    objective: (x) => over((k) => davidson(x, k)),
  },
  {
    ...{ method: "rao_kupper", params: {}, more: 1 },
    objective: (x) => over((k) => raoKupper(x, k)),
  },
  {
    ...{ method: "bt_position_bias", params: {}, more: 1 },
    objective: (x) => over((k) => bernoulli(k, gap(x, k) + x[N]!)),
  },
  {
    ...{ method: "bt_juror_discrimination", params: { alpha: 0.1, tau: 0.5 }, more: JURORS },
    objective: (x) =>
      over((k) => bernoulli(k, Math.exp(x[N + juror[k]!]!) * gap(x, k))) -
      0.1 * squares(x) -
      sum(traits(x).map((value) => value ** 2)) / (2 * 0.25),
  },
  {
    ...{ method: "log_l2_juror_variance", params: { a: 2, b: 1, lambda: 0.3 }, more: JURORS },
    objective: (x) =>
      over((k) => {
        const phi = x[N + juror[k]!]!;
        return -((logRatio[k]! - gap(x, k)) ** 2) / (2 * Math.exp(phi)) - phi / 2;
      }) -
      sum(traits(x).map((phi) => 3 * phi + Math.exp(-phi))) -
      0.3 * squares(x),
  },
  {
    ...{ method: "log_l2_juror_scale", params: { tau: 0.5, lambda: 0.3 }, more: JURORS },
    objective: (x) =>
      over((k) => -((logRatio[k]! - Math.exp(x[N + juror[k]!]!) * gap(x, k)) ** 2) / 2) -
      sum(traits(x).map((value) => value ** 2)) / (2 * 0.25) -
      0.3 * squares(x),
  },
  {
    ...{ method: "crowd_bt", params: { lambda: 1, a: 6, b: 2 }, more: JURORS },
    objective: (x) => crowd(x, 1, 6, 2),
  },
];

/** Central differences; their error is far below what is compared. */
function slopeOf(f: (x: Point) => number, x: Point): number[] {
  const h = 1e-5;
  return x.map((_, k) => {
    const at = (step: number) => f(x.map((value, m) => (m === k ? value + step : value)));
    return (at(h) - at(-h)) / (2 * h);
  });
}

/** Broyden, Fletcher, Goldfarb and Shanno, with halved steps. */
function climb(f: (x: Point) => number, start: Point): number[] {
  let x = [...start];
  let slope = slopeOf(f, x);
  let inverse: number[][] = x.map((_, i) => x.map((__, j) => (i === j ? 0.05 : 0)));
  for (let round = 0; round < 400 && Math.max(...slope.map(Math.abs)) > 1e-7; round++) {
    const direction = inverse.map((row) => sum(row.map((value, j) => value * slope[j]!)));
    let step = 1;
    const moved = () => x.map((value, k) => value + step * direction[k]!);
    while (f(moved()) < f(x) && step > 1e-12) step /= 2;
    const next = moved();
    const nextSlope = slopeOf(f, next);
    const s = next.map((value, k) => value - x[k]!);
    const y = nextSlope.map((value, k) => slope[k]! - value);
    const sy = sum(s.map((value, k) => value * y[k]!));
    if (sy > 1e-14) {
      const hy = inverse.map((row) => sum(row.map((value, j) => value * y[j]!)));
      const yhy = sum(y.map((value, k) => value * hy[k]!));
      inverse = inverse.map((row, i) =>
        row.map(
          (value, j) =>
            value + ((1 + yhy / sy) * s[i]! * s[j]!) / sy - (hy[i]! * s[j]! + s[i]! * hy[j]!) / sy,
        ),
      );
    }
    x = next;
    slope = nextSlope;
  }
  return x;
}

const centred = (theta: readonly number[]) => theta.map((x) => x - sum(theta) / theta.length);

describe("a second algorithm finds the same maximum of", () => {
  it.each(cases)("$method", ({ method, params, more, objective }) => {
    const start = [...new Array<number>(N).fill(0), ...new Array<number>(more).fill(0.5)];
    const found = climb(objective, start).slice(0, N);
    const theta = [...estimate(method, data, params).theta];
    const [got, wanted] = [centred(theta), centred(found)];
    for (const [item, value] of wanted.entries()) expect(got[item]).toBeCloseTo(value, 4);
  });

  it("lsr, by power iteration of its chain", () => {
    const rate = Array.from({ length: N }, () => new Array<number>(N).fill(0));
    for (const k of rows) {
      rate[b[k]!]![a[k]!]! += weight[k]! * outcome[k]!;
      rate[a[k]!]![b[k]!]! += weight[k]! * (1 - outcome[k]!);
    }
    const fastest = Math.max(...rate.map(sum));
    let pi = new Array<number>(N).fill(1 / N);
    for (let round = 0; round < 5000; round++) {
      pi = pi.map(
        (own, i) =>
          own + sum(pi.map((other, j) => (other * rate[j]![i]! - own * rate[i]![j]!) / fastest)),
      );
    }
    const theta = [...estimate("lsr", data).theta];
    const wanted = centred(pi.map(Math.log));
    for (const [item, value] of wanted.entries()) expect(theta[item]).toBeCloseTo(value, 8);
  });
});
