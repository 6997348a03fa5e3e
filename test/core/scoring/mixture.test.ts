import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rng } from "~/core/numeric";
import {
  type Contribution,
  type Holdout,
  MixtureUnavailableError,
  mixture,
  rowLosses,
  ScoreInputError,
} from "~/core/scoring";
import { judged, weightsFrom } from "./judged";

const METRICS = ["log_ratio_mse", "bt_log_loss"] as const;
const { holdout, truth } = judged({ items: 15, rows: 300, jurors: 12, noise: 2, seed: "mix" });

/** Predictions that see the truth through noise of their own. */
function entries(count: number, seed: string, items: Float64Array = truth): Float64Array[] {
  const random = rng(seed);
  return Array.from({ length: count }, (_, k) =>
    items.map((x) => (0.3 + (k % 4) / 4) * x + (0.5 + (k % 3)) * random.normal()),
  );
}
const mix = (vectors: Float64Array[], v: ArrayLike<number>) =>
  vectors[0]!.map((_, i) => vectors.reduce((sum, vector, k) => sum + v[k]! * vector[i]!, 0));
const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;

/** The loss of any log weights, without the floor that weights of a file have. */
function lossOf(logs: Float64Array, metric: (typeof METRICS)[number], on: Holdout): number {
  const { a, b } = on.data.ratio;
  const d = (k: number) => logs[a[k]!]! - logs[b[k]!]!;
  const { logRatio } = on.data.ratio;
  const { outcome } = on.data.binary;
  if (metric === "log_ratio_mse") return mean(logRatio.map((y, k) => (d(k) - y) ** 2));
  return mean(outcome.map((o, k) => Math.log(1 + Math.exp(o === 1 ? -d(k) : d(k)))));
}

/**
 * Another solver: exponentiated gradient (Kivinen and Warmuth 1997) with backtracking, from the
 * loss alone, whose derivative is taken by differences.
 */
function exponentiatedGradient(loss: (v: Float64Array) => number, size: number, steps: number) {
  let v: Float64Array = new Float64Array(size).fill(1 / size);
  let value = loss(v);
  let rate = 1;
  for (let step = 0; step < steps; step++) {
    const h = 1e-6;
    const slope = v.map(
      (_, k) => (loss(v.with(k, v[k]! + h)) - loss(v.with(k, v[k]! - h))) / (2 * h),
    );
    const centre = slope.reduce((sum, s, k) => sum + s * v[k]!, 0);
    for (rate *= 4; rate > 1e-12; rate /= 2) {
      const raised = v.map((share, k) => share * Math.exp(-rate * (slope[k]! - centre)));
      const sum = raised.reduce((total, share) => total + share, 0);
      const next = raised.map((share) => share / sum);
      const reached = loss(next);
      if (!(reached <= value)) continue;
      [v, value] = [next, reached];
      break;
    }
  }
  return { v, value };
}

/** And another: projected gradient with a fixed step (the projection of Held, Wolfe, Crowder 1974). */
function projectedGradient(vectors: Float64Array[], on: Holdout, steps: number) {
  const { a, b, logRatio } = on.data.ratio;
  const d = vectors.map((vector) =>
    Float64Array.from(a, (item, r) => vector[item]! - vector[b[r]!]!),
  );
  const size = vectors.length;
  const bound = d.reduce((sum, rows) => sum + mean(rows.map((x) => x * x)), 0);
  let v: Float64Array = new Float64Array(size).fill(1 / size);
  for (let step = 0; step < steps; step++) {
    const off = logRatio.map((y, r) => d.reduce((sum, rows, k) => sum + v[k]! * rows[r]!, 0) - y);
    const moved = v.map((share, k) => share - mean(off.map((x, r) => x * d[k]![r]!)) / bound);
    v = ontoSimplex(moved);
  }
  return v;
}

function ontoSimplex(x: Float64Array): Float64Array {
  const sorted = Float64Array.from(x).sort().reverse();
  let [sum, shift] = [0, 0];
  sorted.forEach((value, k) => {
    sum += value;
    if (value - (sum - 1) / (k + 1) > 0) shift = (sum - 1) / (k + 1);
  });
  return x.map((value) => Math.max(0, value - shift));
}

describe("mixture", () => {
  it.each(METRICS)("finds the least %s that exponentiated gradient finds", (metric) => {
    const vectors = entries(8, "eg");
    const found = mixture(vectors, holdout, metric);
    const other = exponentiatedGradient((v) => lossOf(mix(vectors, v), metric, holdout), 8, 3000);
    expect(found.converged).toBe(true);
    expect(found.score).toBeLessThanOrEqual(other.value + 1e-12);
    expect(other.value - found.score).toBeLessThan(1e-6);
    other.v.forEach((share, k) => {
      expect(Math.abs(share - found.weights[k]!)).toBeLessThan(0.005);
    });
  });

  it("finds the shares that projected gradient finds", () => {
    const vectors = entries(12, "pg");
    const found = mixture(vectors, holdout, "log_ratio_mse").weights;
    const other = projectedGradient(vectors, holdout, 20_000);
    other.forEach((share, k) => {
      expect(share).toBeCloseTo(found[k]!, 6);
    });
  });

  it("solves two entries as the line between them does", () => {
    const [one, two] = entries(2, "line") as [Float64Array, Float64Array];
    const { a, b, logRatio } = holdout.data.ratio;
    const d = (of: Float64Array, k: number) => of[a[k]!]! - of[b[k]!]!;
    let [above, below] = [0, 0];
    logRatio.forEach((y, k) => {
      const way = d(one, k) - d(two, k);
      above += way * (y - d(two, k));
      below += way * way;
    });
    const share = Math.min(1, Math.max(0, above / below));
    const found = mixture([one, two], holdout, "log_ratio_mse");
    expect(found.weights[0]).toBeCloseTo(share, 12);
    expect(found.score).toBeCloseTo(
      lossOf(mix([one, two], [share, 1 - share]), "log_ratio_mse", holdout),
      12,
    );
  });

  it.each(METRICS)("is optimal for %s: no shift of shares gains, and the gap says so", (metric) => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(size, fc.string({ maxLength: 4 }), (count, seed) => {
        const vectors = entries(count, seed);
        const { weights, score, gap, converged, logs } = mixture(vectors, holdout, metric);
        expect(converged).toBe(true);
        expect(gap).toBeLessThan(1e-9);
        expect(weights.every((share) => share >= 0)).toBe(true);
        expect(weights.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(lossOf(logs, metric, holdout)).toBeCloseTo(score, 9);
        vectors.forEach((_, k) => {
          const shifted = weights.map((share, j) => 0.99 * share + (j === k ? 0.01 : 0));
          expect(lossOf(mix(vectors, shifted), metric, holdout)).toBeGreaterThan(score - 1e-10);
        });
      }),
      { numRuns: 30 },
    );
  });

  // The last step promised −6e-18 where the gap was still 1.6e-9.
  it("takes a last step whose promise drowns in rounding", () => {
    const { gap, converged } = mixture(entries(3, "I0"), holdout, "bt_log_loss");
    expect({ converged, tiny: gap < 1e-12 }).toEqual({ converged: true, tiny: true });
  });

  it.each(METRICS)("is between the best entry and the floor of %s", (metric) => {
    const vectors = entries(6, "between");
    const { score, floor, uniform } = mixture(vectors, holdout, metric);
    const alone = vectors.map((vector) => lossOf(vector, metric, holdout));
    expect(score).toBeLessThanOrEqual(Math.min(...alone) + 1e-12);
    expect(score).toBeGreaterThan(floor - 1e-6);
    expect(uniform).toBeCloseTo(lossOf(new Float64Array(15), metric, holdout), 12);
  });

  it.each(METRICS)("measures contributions to %s by solving without each entry", (metric) => {
    const vectors = entries(6, "leave");
    const { score, weights, contributions } = mixture(vectors, holdout, metric);
    contributions.forEach(({ leaveOneOut, contribution, copyOf }, k) => {
      const without = mixture(vectors.toSpliced(k, 1), holdout, metric).score;
      expect(leaveOneOut).toBeCloseTo(without, 9);
      expect(contribution).toBeCloseTo(leaveOneOut - score, 12);
      expect(copyOf).toBeUndefined();
      if (weights[k]! > 0.01) expect(contribution).toBeGreaterThan(0);
      if (weights[k] === 0) expect(contribution).toBe(0);
    });
  });

  it("gives copies one contribution, and takes nothing from the original", () => {
    const vectors = entries(4, "copies");
    const alone = mixture(vectors, holdout, "log_ratio_mse");
    const random = rng("shake");
    const best = alone.weights.indexOf(Math.max(...alone.weights));
    const shaken = vectors[best]!.map((x) => x + 7 + 0.005 * random.normal());
    const found = mixture([...vectors, shaken, shaken], holdout, "log_ratio_mse");
    expect(found.copies.map(({ members }) => members)).toEqual([[best, 4, 5]]);
    expect([...found.weights]).toEqual([...alone.weights, 0, 0]);
    expect(found.contributions.slice(0, 4)).toEqual(alone.contributions);
    const { leaveOneOut } = alone.contributions[best]!;
    expect(found.contributions[5]).toEqual<Contribution>({
      leaveOneOut,
      contribution: 0,
      copyOf: best,
    });
  });

  it("holds an only entry against uniform weights", () => {
    const { uniform, score, contributions, weights } = mixture([truth], holdout, "log_ratio_mse");
    expect([...weights]).toEqual([1]);
    expect(contributions).toEqual([{ leaveOneOut: uniform, contribution: uniform - score }]);
  });

  it("converges where entries are mixtures of each other", () => {
    const few = entries(3, "few");
    const random = rng("dependent");
    const many = Array.from({ length: 30 }, () => {
      const v = few.map(() => random.next());
      const sum = v.reduce((total, x) => total + x, 0);
      return mix(
        few,
        v.map((x) => x / sum),
      );
    });
    for (const metric of METRICS) {
      const whole = mixture([...few, ...many], holdout, metric);
      expect(whole.converged).toBe(true);
      expect(whole.score).toBeCloseTo(mixture(few, holdout, metric).score, 9);
    }
  });

  it("converges where predictions are sure of what did not happen", () => {
    const vectors = entries(5, "sure").map((vector, k) =>
      vector.map((x) => (k % 2 ? 40 : -40) * x),
    );
    for (const metric of METRICS) {
      const { converged, gap, score } = mixture(vectors, holdout, metric);
      expect({ converged, metric }).toEqual({ converged: true, metric });
      expect(gap).toBeLessThan(1e-9 * Math.max(1, score));
    }
  });

  it("counts rows by their weight", () => {
    const vectors = entries(4, "weight");
    const weight = Float64Array.from(holdout.data.ratio.a, (_, k) => (k < 150 ? 1 : 0));
    const half = (rows: Holdout["data"]["ratio"]) => ({
      ...rows,
      a: rows.a.slice(0, 150),
      b: rows.b.slice(0, 150),
      juror: rows.juror!.slice(0, 150),
      logRatio: rows.logRatio.slice(0, 150),
    });
    const { ratio } = holdout.data;
    const weighted = { ...holdout, data: { ...holdout.data, ratio: { ...ratio, weight } } };
    const cut = { ...holdout, data: { ...holdout.data, ratio: half(ratio) } };
    const [one, other] = [weighted, cut].map((on) => mixture(vectors, on, "log_ratio_mse"));
    expect(one!.score).toBeCloseTo(other!.score, 10);
    one!.weights.forEach((share, k) => {
      expect(share).toBeCloseTo(other!.weights[k]!, 9);
    });
  });

  it("agrees with the row losses of the weights that it mixes to", () => {
    const { logs, score } = mixture(entries(5, "agree"), holdout, "log_ratio_mse");
    const { values } = rowLosses(weightsFrom(holdout, logs), holdout, "log_ratio_mse");
    expect(mean(values)).toBeCloseTo(score, 9);
  });

  it("refuses accuracy with the reason, and says what to use", () => {
    const run = () => mixture([truth], holdout, "accuracy");
    expect(run).toThrow(MixtureUnavailableError);
    expect(run).toThrow(/bt_log_loss/);
  });

  it("refuses no entries, and an entry without a judged item", () => {
    expect(() => mixture([], holdout, "bt_log_loss")).toThrow(ScoreInputError);
    const lacking = truth.with(4, Number.NaN);
    expect(() => mixture([truth, lacking], holdout, "bt_log_loss")).toThrow(/entry 2: o\/r4/);
  });
});
