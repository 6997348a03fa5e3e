import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { differenceError, fit as estimate } from "~/core/ranking";
import { selectedErrors } from "~/core/ranking/selectedErrors";
import { centredCovariance, covarianceOf } from "~/core/ranking/standardErrors";

/** Pairs drawn at random (or a ring of neighbours up to `reach`), weights drawn at random. */
function graph(n: number, edges: number, reach = n - 1) {
  const random = rng(`selected ${n} ${edges}`);
  const known = new Map<number, number>();
  for (let k = 0; k < n; k++) known.set(k < n - 1 ? k * n + k + 1 : n - 1, 0.2 + random.next());
  while (known.size < edges) {
    const i = random.int(n);
    const j = (i + 1 + random.int(reach)) % n;
    known.set(Math.min(i, j) * n + Math.max(i, j), 0.2 + random.next());
  }
  const keys = [...known.keys()].sort((x, y) => x - y);
  const start = new Int32Array(n + 1);
  for (const key of keys) start[Math.floor(key / n) + 1]!++;
  for (let item = 0; item < n; item++) start[item + 1]! += start[item]!;
  const i = Int32Array.from(keys, (key) => Math.floor(key / n));
  const j = Int32Array.from(keys, (key) => key % n);
  return { pairs: { n, start, i, j }, h: Float64Array.from(keys, (key) => known.get(key)!) };
}

const connected = (n: number) => ({ label: new Int32Array(n), count: 1 });

function formOf(made: ReturnType<typeof graph>, prior: number) {
  const { n } = made.pairs;
  const matrix = { ...made, diagonal: new Float64Array(n).fill(prior) };
  const free = prior === 0 ? { freeWithin: connected(n) } : {};
  return { matrix, ...free, centred: true, fixesGauge: false };
}

/** √ of J C Jᵀ by the dense inverse, J_i = e_i − w. */
function dense(form: ReturnType<typeof formOf>, weights: Float64Array) {
  const { n, c } = centredCovariance(covarianceOf(form.matrix, form.freeWithin)!);
  const at = (i: number, j: number) => c[i * n + j]!;
  const items = Array.from(weights.keys());
  const mixed = items.map((i) => items.reduce((sum, j) => sum + at(i, j) * weights[j]!, 0));
  const both = items.reduce((sum, i) => sum + weights[i]! * mixed[i]!, 0);
  return {
    theta: items.map((i) => Math.sqrt(at(i, i))),
    logWeight: items.map((i) => Math.sqrt(at(i, i) - 2 * mixed[i]! + both)),
    difference: (i: number, j: number) => differenceError(c, n, i, j),
  };
}

const off = (x: ArrayLike<number>, y: ArrayLike<number>, items: Iterable<number>) =>
  Math.max(...Array.from(items, (k) => Math.abs(x[k]! / y[k]! - 1)));

describe("selectedErrors", () => {
  const n = 400;
  const weights = Float64Array.from({ length: n }, (_, k) => (k + 1) / ((n * (n + 1)) / 2));
  const cases = [
    { name: "a Laplacian of degree 50", form: formOf(graph(n, 10_000), 0), within: 0.003 },
    { name: "degree 50 and a prior", form: formOf(graph(n, 10_000), 0.2), within: 0.003 },
    { name: "degree 6 and a prior", form: formOf(graph(n, 1_200), 0.2), within: 0.2 },
    { name: "a Laplacian of a ribbon", form: formOf(graph(n, 1_600, 6), 0), within: 0.7 },
  ];

  it.each(cases)("are the dense ones where all items are solved for: $name", ({ form }) => {
    const expected = dense(form, weights);
    const pairs = [
      [0, 1],
      [5, 399],
      [200, 7],
    ] as const;
    const found = selectedErrors(form, weights, { differences: pairs })!;
    expect(found.estimated).toBeUndefined();
    expect(off(found.theta, expected.theta, weights.keys())).toBeLessThan(1e-6);
    expect(off(found.logWeight, expected.logWeight, weights.keys())).toBeLessThan(1e-6);
    const differences = pairs.map(([i, j]) => expected.difference(i, j));
    expect(off(found.differences!, differences, [0, 1, 2])).toBeLessThan(1e-6);
  });

  it.each(cases)("are exact where asked for and near elsewhere: $name", ({ form, within }) => {
    const expected = dense(form, weights);
    const { theta } = expected;
    const asked = [3, 17, 250];
    const found = selectedErrors(form, weights, { intervalItems: asked, intervalWork: 0 })!;
    const { solved, error } = found.estimated!;
    expect(Array.from(solved)).toEqual(expect.arrayContaining(asked));
    expect(off(found.theta, expected.theta, solved)).toBeLessThan(1e-6);
    expect(off(found.logWeight, expected.logWeight, solved)).toBeLessThan(1e-6);
    expect(error).toBeLessThan(within);
    // `error` is the largest of 28: nearly all others are within it too.
    const near = theta.filter((value, k) => Math.abs(found.theta[k]! / value - 1) <= error);
    expect(near.length).toBeGreaterThan(0.9 * n);
  });
});

describe("standard errors above 1000 items", () => {
  const n = 1_001;
  const random = rng("above");
  const a = Int32Array.from({ length: 12_000 }, () => random.int(n));
  const b = a.map((item) => (item + 1 + random.int(n - 1)) % n);
  const logRatio = Float64Array.from(a, (item, k) => (b[k]! - item) / n + random.normal());
  const outcome = logRatio.map((y) => (y > 0 ? 1 : 0));
  const all: ComparisonData = { binary: { n, a, b, outcome }, ratio: { n, a, b, logRatio } };
  // The same without the last item's rows: 1000 items, for the dense inverse.
  const cut = <T extends Int32Array | Float64Array>(column: T) =>
    column.filter((_, k) => a[k]! < n - 1 && b[k]! < n - 1) as T;
  const some = { n, a: cut(a), b: cut(b) };
  const sparse: ComparisonData = {
    binary: { ...some, outcome: cut(outcome) },
    ratio: { ...some, logRatio: cut(logRatio) },
  };
  const small = (data: ComparisonData): ComparisonData => ({
    binary: { ...data.binary, n: n - 1 },
    ratio: { ...data.ratio, n: n - 1 },
  });

  it.each(["log_l2_ridge", "bt_logistic_prior"])("are those of the dense inverse: %s", (method) => {
    const large = estimate(method, sparse);
    const dense = estimate(method, small(sparse));
    const theta = dense.se!.theta;
    // An item more moves the mean, by the prior's own width over n.
    expect(off(large.se!.theta, theta, theta.keys())).toBeLessThan(0.02);
  });

  it.each(["bt", "log_l2", "bt_l2"])("are there for a connected table: %s", (method) => {
    const { se } = estimate(method, all);
    expect(se!.theta.every((value) => value > 0 && value < 3)).toBe(true);
    expect(se!.logWeight.every((value) => value > 0 && value < 3)).toBe(true);
  });
});
