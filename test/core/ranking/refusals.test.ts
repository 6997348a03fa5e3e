import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import {
  fit as estimate,
  FitInputError,
  FitUnavailableError,
  METHODS,
  UnknownMethodError,
} from "~/core/ranking";

interface Row {
  a?: number;
  b?: number;
  value?: number;
  weight?: number;
  juror?: number;
}

/** A sound comparison of items 0 and 1, then the given rows, for both kinds of method. */
function dataOf(rows: Row[], n = 3): ComparisonData {
  const all = [{ a: 0, b: 1, value: 1 }, ...rows];
  const column = (pick: (row: Row) => number) => Float64Array.from(all, pick);
  const shared = {
    n,
    a: Int32Array.from(all, (row) => row.a ?? 0),
    b: Int32Array.from(all, (row) => row.b ?? 1),
    weight: column((row) => row.weight ?? 1),
    juror: Int32Array.from(all, (row) => row.juror ?? 0),
  };
  const value = column((row) => row.value ?? 1);
  return { binary: { ...shared, outcome: value }, ratio: { ...shared, logRatio: value } };
}

function refusalsOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof FitInputError) return error.refusals;
    throw error;
  }
  throw new Error("was not refused");
}

const BOTH = ["bt_l2", "log_l2"];

describe("fit refuses", () => {
  it.each([
    ["an unknown item", { b: 3 }, "b", "unknown-item"],
    ["a negative item", { a: -1 }, "a", "unknown-item"],
    ["an item against itself", { a: 2, b: 2 }, "b", "self-comparison"],
    ["a value that is not a number", { value: Number.NaN }, "", "not-finite"],
    ["an infinite value", { value: Number.POSITIVE_INFINITY }, "", "not-finite"],
    ["a weight that is not a number", { weight: Number.NaN }, "weight", "not-finite"],
    ["an infinite weight", { weight: Number.POSITIVE_INFINITY }, "weight", "not-finite"],
    ["a negative weight", { weight: -1 }, "weight", "negative-weight"],
    ["a negative juror", { juror: -1 }, "juror", "juror"],
  ])("%s, naming row and column", (_, row, column, rule) => {
    for (const method of BOTH) {
      const value = method === "bt_l2" ? "outcome" : "logRatio";
      const [refusal] = refusalsOf(() => estimate(method, dataOf([row])));
      expect(refusal).toMatchObject({ row: 1, column: column || value, rule });
    }
  });

  it("an outcome other than 0, 0.5 and 1", () => {
    const [refusal] = refusalsOf(() => estimate("bt_l2", dataOf([{ value: 0.7 }])));
    expect(refusal).toMatchObject({ row: 1, column: "outcome", value: "0.7", rule: "outcome" });
  });

  it("all faults at once", () => {
    const rows = [{ a: 9, b: 9, weight: -2 }, {}, { value: Number.NaN }];
    expect(refusalsOf(() => estimate("log_l2", dataOf(rows))).map(({ row }) => row)).toEqual([
      1, 1, 1, 1, 3,
    ]);
  });

  it("nothing to fit: no rows, no items, no weight", () => {
    const none = dataOf([]);
    const empty = {
      n: 3,
      a: new Int32Array(0),
      b: new Int32Array(0),
      outcome: new Float64Array(0),
    };
    for (const binary of [
      empty,
      { ...none.binary, n: 0 },
      { ...none.binary, weight: Float64Array.of(0) },
    ]) {
      expect(refusalsOf(() => estimate("bt_l2", { ...none, binary }))[0]!.rule).toBe("empty");
    }
  });

  it("columns of different length", () => {
    const data = dataOf([{}]);
    const binary = { ...data.binary, weight: Float64Array.of(1) };
    const [refusal] = refusalsOf(() => estimate("bt_l2", { ...data, binary }));
    expect(refusal).toMatchObject({ row: -1, column: "weight", rule: "shape" });
  });

  it.each([
    ["a parameter out of range", { lambda: -1 }],
    ["a parameter that is not a number", { lambda: Number.NaN }],
    ["a parameter it does not have", { alpha: 1 }],
  ])("%s", (_, params) => {
    const [refusal] = refusalsOf(() => estimate("log_l2_ridge", dataOf([]), params));
    expect(refusal).toMatchObject({ rule: "parameter", column: Object.keys(params)[0] });
  });

  it("a method that does not exist, naming those that do", () => {
    expect(() => estimate("elo2", dataOf([]))).toThrow(UnknownMethodError);
    expect(() => estimate("elo2", dataOf([]))).toThrow(/log_l2_ridge/);
  });
});

describe("fit answers or refuses, and is never silently wrong", () => {
  const unbeaten = dataOf([
    { a: 1, b: 2, value: 1 },
    { a: 2, b: 1, value: 1 },
  ]);

  it.each(METHODS.map(({ key }) => key))("%s on an unbeaten item", (key) => {
    try {
      const { theta, weights, converged } = estimate(key, unbeaten);
      expect([...theta, ...weights].every(Number.isFinite)).toBe(true);
      expect(Math.max(...theta.map(Math.abs))).toBeLessThan(10);
      // PageRank lets the unbeaten item's walk start anywhere, so that it gains nothing by it.
      if (key !== "pagerank") expect(weights[0]).toBeGreaterThan(weights[2]!);
      expect(converged).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(FitUnavailableError);
      expect((error as FitUnavailableError).graph.strongComponents).toEqual([[0], [1, 2]]);
    }
  });

  it.each(METHODS.map(({ key }) => key))("%s on weights beyond what a number can hold", (key) => {
    // A chain in which each item beats the next 1000 to 1: the ends differ by 10^600.
    const n = 201;
    const links = Array.from({ length: n - 1 }, (_, k) => k);
    const twice = [...links, ...links];
    const shared = {
      n,
      a: Int32Array.from(twice),
      b: Int32Array.from(twice, (k) => k + 1),
      weight: Float64Array.from(twice, (_, at) => (at < n - 1 ? 1000 : 1)),
    };
    const outcome = Float64Array.from(twice, (_, at) => (at < n - 1 ? 1 : 0));
    const logRatio = outcome.map((o) => (o - 0.5) * 14);
    const data = { binary: { ...shared, outcome }, ratio: { ...shared, logRatio } };
    try {
      const found = estimate(key, data, {}, { intervals: false });
      expect([...found.theta, ...found.weights].every(Number.isFinite)).toBe(true);
      if (found.converged) expect(found.theta[0]!).toBeGreaterThan(found.theta[n - 1]!);
    } catch (error) {
      expect(error).toBeInstanceOf(FitUnavailableError);
    }
  });

  it("gives no standard errors across components that have no common scale", () => {
    const { se, graph } = estimate("log_l2", dataOf([]));
    expect(graph.components).toEqual([[0, 1], [2]]);
    expect(se).toBeUndefined();
  });
});
