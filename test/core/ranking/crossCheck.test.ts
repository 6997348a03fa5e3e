import { Matrix, pseudoInverse } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";
import { FIXTURES } from "./fixture";

/**
 * The same estimators by algorithms that share nothing with the engine's Newton and elimination:
 * minorise-maximise, iteratively reweighted pseudo-inverses, power iteration, and the bootstrap.
 */

const connected = FIXTURES.filter(({ name }) => name !== "disconnected");
const withRatios = connected.filter(({ data }) => data.ratio.a.length > 0);

const worst = (x: ArrayLike<number>, y: ArrayLike<number>) =>
  Math.max(...Array.from(x, (value, k) => Math.abs(value - y[k]!)));

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

describe("bt", () => {
  it.each(connected)("agrees with Hunter's MM on $name", ({ data }) => {
    const { n, a, b, outcome, weight } = data.binary;
    let strength = new Array<number>(n).fill(1);
    for (let round = 0; round < 20000; round++) {
      const wins = new Array<number>(n).fill(0);
      const load = new Array<number>(n).fill(0);
      for (let k = 0; k < a.length; k++) {
        const w = weight ? weight[k]! : 1;
        const share = w / (strength[a[k]!]! + strength[b[k]!]!);
        wins[a[k]!]! += w * outcome[k]!;
        wins[b[k]!]! += w * (1 - outcome[k]!);
        load[a[k]!]! += share;
        load[b[k]!]! += share;
      }
      const next = wins.map((won, item) => won / load[item]!);
      const change = worst(next.map(Math.log), strength.map(Math.log));
      strength = next;
      if (change < 1e-14) break;
    }
    const theta = centred(strength.map(Math.log));
    expect(worst(theta, estimate("bt", data).theta)).toBeLessThan(1e-8);
  });
});

/** L⁺ div for row weights `v`, by ml-matrix's singular value decomposition. */
function weightedLeastSquares(
  { n, a, b, logRatio }: (typeof FIXTURES)[0]["data"]["ratio"],
  v: ArrayLike<number>,
  lambda = 0,
): Float64Array {
  const laplacian = Matrix.eye(n).mul(lambda);
  const divergence = Matrix.zeros(n, 1);
  for (let k = 0; k < a.length; k++) {
    const i = a[k]!;
    const j = b[k]!;
    for (const [row, column, sign] of [
      [i, i, 1],
      [j, j, 1],
      [i, j, -1],
      [j, i, -1],
    ] as const) {
      laplacian.set(row, column, laplacian.get(row, column) + sign * v[k]!);
    }
    divergence.set(i, 0, divergence.get(i, 0) + v[k]! * logRatio[k]!);
    divergence.set(j, 0, divergence.get(j, 0) - v[k]! * logRatio[k]!);
  }
  return Float64Array.from(pseudoInverse(laplacian).mmul(divergence).to1DArray());
}

describe("log ratios", () => {
  it.each(withRatios)("log_l2 and its ridge agree with a pseudo-inverse on $name", ({ data }) => {
    const { a, weight = new Float64Array(a.length).fill(1) } = data.ratio;
    const plain = weightedLeastSquares(data.ratio, weight);
    expect(worst(plain, estimate("log_l2", data).theta)).toBeLessThan(1e-10);
    const ridge = weightedLeastSquares(data.ratio, weight, 3);
    expect(worst(ridge, estimate("log_l2_ridge", data).theta)).toBeLessThan(1e-10);
  });

  it.each(withRatios)("huber agrees with iterative reweighting on $name", ({ data }) => {
    const { a, b, logRatio, weight = new Float64Array(a.length).fill(1) } = data.ratio;
    const delta = 0.8;
    let theta = weightedLeastSquares(data.ratio, weight);
    for (let round = 0; round < 400; round++) {
      const v = weight.map((w, k) => {
        const size = Math.abs(logRatio[k]! - theta[a[k]!]! + theta[b[k]!]!);
        return size <= delta ? w : (w * delta) / size;
      });
      const next = weightedLeastSquares(data.ratio, v);
      const change = worst(next, theta);
      theta = next;
      if (change < 1e-13) break;
    }
    expect(worst(theta, estimate("huber", data, { delta }).theta)).toBeLessThan(1e-8);
  });

  it.each(withRatios)(
    "the automatic delta of huber is 1.345 s of its own residuals on $name",
    (c) => {
      const { a, b, logRatio, weight } = c.data.ratio;
      if (weight?.some((w) => w !== 1)) return;
      const found = estimate("huber", c.data);
      const size = logRatio
        .map((y, k) => Math.abs(y - found.theta[a[k]!]! + found.theta[b[k]!]!))
        .sort();
      const half = size.length / 2;
      const median = (size[Math.ceil(half) - 1]! + size[Math.floor(half)]!) / 2;
      expect(found.params.delta! / (1.345 * 1.4826 * median)).toBeCloseTo(1, 8);
      const again = estimate("huber", c.data, { delta: found.params.delta! });
      expect(again.theta).toEqual(found.theta);
    },
  );
});

describe("rank_centrality", () => {
  it.each(connected)("agrees with power iteration on $name", ({ data }) => {
    const { n, a, b, outcome, weight } = data.binary;
    const wins = Array.from({ length: n }, () => new Array<number>(n).fill(0));
    for (let k = 0; k < a.length; k++) {
      const w = weight ? weight[k]! : 1;
      wins[a[k]!]![b[k]!]! += w * outcome[k]!;
      wins[b[k]!]![a[k]!]! += w * (1 - outcome[k]!);
    }
    let pi = new Array<number>(n).fill(1 / n);
    for (let round = 0; round < 20000; round++) {
      const next = [...pi];
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const total = wins[i]![j]! + wins[j]![i]!;
          if (total === 0) continue;
          const flow = (pi[i]! * wins[j]![i]!) / total / n;
          next[i]! -= flow;
          next[j]! += flow;
        }
      }
      const change = worst(next, pi);
      pi = next;
      if (change < 1e-16) break;
    }
    const theta = centred(pi.map(Math.log));
    expect(worst(theta, estimate("rank_centrality", data).theta)).toBeLessThan(1e-8);
  });
});

describe("standard errors", () => {
  const n = 6;
  const truth = [0.9, 0.4, 0.1, -0.2, -0.4, -0.8];

  /** Every pair `repeats` times; outcomes and log ratios drawn anew from the truth. */
  function draw(seed: number, repeats: number) {
    const random = rng(seed);
    const pairs: [number, number][] = [];
    for (let r = 0; r < repeats; r++)
      for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) pairs.push([i, j]);
    const a = Int32Array.from(pairs, ([i]) => i);
    const b = Int32Array.from(pairs, ([, j]) => j);
    const d = pairs.map(([i, j]) => truth[i]! - truth[j]!);
    const outcome = Float64Array.from(d, (x) => (random.next() < 1 / (1 + Math.exp(-x)) ? 1 : 0));
    const logRatio = Float64Array.from(d, (x) => x + 0.7 * random.normal());
    return { binary: { n, a, b, outcome }, ratio: { n, a, b, logRatio } };
  }

  it.each(["bt", "rank_centrality", "lsr", "log_l2", "huber"])(
    "of %s match the spread over 400 repetitions of the experiment",
    (method) => {
      const runs = 400;
      const fits = Array.from({ length: runs }, (_, seed) =>
        estimate(method, draw(seed, 40), {}, { intervals: false }),
      );
      const { se } = estimate(method, draw(1, 40));
      for (let item = 0; item < n; item++) {
        const spread = (values: number[]) =>
          Math.sqrt(centred(values).reduce((sum, x) => sum + x * x, 0) / (runs - 1));
        const theta = spread(fits.map((f) => f.theta[item]!));
        const logWeight = spread(fits.map((f) => Math.log(f.weights[item]!)));
        expect(Math.abs(se!.theta[item]! / theta - 1)).toBeLessThan(0.2);
        expect(Math.abs(se!.logWeight[item]! / logWeight - 1)).toBeLessThan(0.2);
      }
    },
  );

  it("shrink as one over the square root of the data", () => {
    const small = estimate("log_l2", draw(3, 10)).se!.theta[0]!;
    const large = estimate("log_l2", draw(3, 1000)).se!.theta[0]!;
    expect(small / large).toBeGreaterThan(8);
    expect(small / large).toBeLessThan(12);
  });
});

describe("recovery", () => {
  const n = 30;
  const random = rng("recovery");
  const truth = centred(Array.from({ length: n }, () => random.normal()));
  const [few, many] = [1_000, 16_000].map((m) => {
    const a = Int32Array.from({ length: m }, () => random.int(n));
    const b = a.map((item) => (item + 1 + random.int(n - 1)) % n);
    const d = Float64Array.from(a, (item, k) => truth[item]! - truth[b[k]!]!);
    const outcome = d.map((x) => (random.next() < 1 / (1 + Math.exp(-x)) ? 1 : 0));
    const logRatio = d.map((x) => x + random.normal());
    return { binary: { n, a, b, outcome }, ratio: { n, a, b, logRatio } };
  });

  // The squared error goes as n log n / m: with 16 times the comparisons, a quarter of the error.
  it.each([
    ...["bt", "bt_l2", "bt_gamma", "bt_logistic_prior", "davidson", "rao_kupper"],
    ...["bt_position_bias", "lsr", "rank_centrality", "log_l2", "log_l2_ridge", "huber"],
  ])("finds the truth with an error that falls as the comparisons grow: %s", (method) => {
    const [before, after] = [few, many].map((data) => {
      const theta = centred(Array.from(estimate(method, data!, {}, { intervals: false }).theta));
      return Math.sqrt(theta.reduce((sum, x, item) => sum + (x - truth[item]!) ** 2, 0) / n);
    });
    expect(before! / after!).toBeGreaterThan(2);
    expect(after!).toBeLessThan(0.1);
  });
});
