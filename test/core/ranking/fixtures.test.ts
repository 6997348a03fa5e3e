import { describe, expect, it } from "vitest";
import { differenceError, fit as estimate, FitUnavailableError } from "~/core/ranking";
import { FIXTURES, LARGE, type Reference } from "./fixture";
import { METHOD_KEYS, paramsOf } from "./references";

const DEFAULT_TOLERANCE = 1e-9;

const cases = FIXTURES.flatMap(({ name, data, refs }) =>
  Object.entries(refs).flatMap(([key, ref]) =>
    METHOD_KEYS.flatMap(([pattern, method]) =>
      pattern.test(key) && ref.exists !== false
        ? [{ name, key, data, ref, method, params: paramsOf(key, ref) }]
        : [],
    ),
  ),
);

const worst = (got: ArrayLike<number>, wanted: readonly number[]) => {
  expect(got.length).toBe(wanted.length);
  return Math.max(...wanted.map((value, k) => Math.abs(value - got[k]!)));
};

describe("fit meets the reference", () => {
  it.each(cases)("$key on $name", ({ data, ref, method, params }) => {
    const found = estimate(method, data, params);
    const tolerance = ref.tol ?? DEFAULT_TOLERANCE;
    expect(found.converged).toBe(true);
    expect(worst(found.theta, ref.theta!)).toBeLessThan(tolerance);
    expect(worst(found.weights, ref.weights!)).toBeLessThan(tolerance);
    if (ref.objective !== undefined) {
      expect(Math.abs(found.objective - ref.objective)).toBeLessThan(1e-9);
    }
    for (const name of ["nu", "eta", "gamma"] as const) {
      if (typeof ref[name] !== "number") continue;
      expect(Math.abs(found.extra![name]! - ref[name])).toBeLessThan(tolerance);
    }
    for (const name of ["eta", "logBeta", "sigma2", "logScale"]) {
      if (!Array.isArray(ref[name])) continue;
      const got = found.extra!.jurors!.map((juror) => juror[name]!);
      expect(worst(got, ref[name])).toBeLessThan(tolerance);
    }
    if (ref.outliers) expect(found.outliers).toEqual(ref.outliers);
  });
});

describe.skipIf(LARGE === undefined)(
  "fit meets the reference on random1000 (needs ../shared)",
  () => {
    const { data, refs } = LARGE ?? FIXTURES[0]!;
    const fitted = Object.keys(refs).flatMap((key) =>
      METHOD_KEYS.flatMap(([pattern, method]) =>
        pattern.test(key) ? [[key, method] as const] : [],
      ),
    );
    it.each(fitted)("%s", (key, method) => {
      const ref = refs[key]!;
      const found = estimate(method, data, paramsOf(key, ref), { intervals: method === "bt" });
      expect(worst(found.theta, ref.theta!)).toBeLessThan(ref.tol!);
      if (ref.objective !== undefined) {
        expect(Math.abs(found.objective / ref.objective - 1)).toBeLessThan(1e-12);
      }
      if (method === "bt") {
        expect(found.graph.mleExists).toBe(refs.graph!.mleExists);
        expect(worst(found.se!.theta, refs.bt_cov!.seTheta as number[])).toBeLessThan(1e-8);
      }
    });
  },
);

it("bt agrees with Agresti's published table of the American League", () => {
  const { data, refs } = FIXTURES.find(({ refs }) => refs.published)!;
  const { theta } = estimate("bt", data);
  const found = Array.from(theta, (value) => value - theta.at(-1)!);
  expect(worst(found, refs.published!.thetaMinusBaltimore as number[])).toBeLessThan(0.006);
});

describe("standard errors meet the reference", () => {
  const withCovariance = FIXTURES.filter(({ refs }) => refs.bt_cov);
  it.each(withCovariance)("bt_cov on $name", ({ data, refs }) => {
    const ref = refs.bt_cov as Reference & Record<string, number[]>;
    const { se, covariance } = estimate("bt", data, {}, { covariance: true });
    if (ref.covTheta)
      expect(worst(covariance!, (ref.covTheta as unknown as number[][]).flat())).toBeLessThan(1e-9);
    for (const [i, j, error] of ref.seDifference as unknown as [number, number, number][]) {
      expect(Math.abs(differenceError(covariance!, data.binary.n, i, j) - error)).toBeLessThan(
        1e-9,
      );
    }
    expect(worst(se!.theta, ref.seTheta!)).toBeLessThan(1e-9);
    expect(worst(se!.logWeight, ref.seLogWeight!)).toBeLessThan(1e-9);
    expect(worst(se!.sandwich!, ref.seThetaSandwich!)).toBeLessThan(1e-9);
    if (ref.seThetaSandwichByJuror) {
      expect(worst(se!.sandwichByJuror!, ref.seThetaSandwichByJuror)).toBeLessThan(1e-9);
    }
  });
});

describe("where Bradley-Terry has no maximum", () => {
  const { data, refs } = FIXTURES.find(({ name }) => name === "disconnected")!;

  it("the refusal holds the maximum inside each strong component", () => {
    const refusal = refusalOf(() => estimate("bt", data));
    const wanted = refs.bt_mle_by_strong_component as unknown as {
      items: number[];
      theta: number[];
    }[];
    expect(refusal.byStrongComponent!.map(({ items }) => items)).toEqual(
      wanted.map((w) => w.items),
    );
    wanted.forEach(({ theta }, k) => {
      expect(worst(refusal.byStrongComponent![k]!.theta, theta)).toBeLessThan(1e-9);
    });
    expect(refusal.graph.components).toEqual(refs.graph!.weaklyConnectedComponents);
  });

  it.each(["lsr", "rank_centrality", "rank_centrality_observed_pairs"])("%s refuses too", (key) => {
    expect(refusalOf(() => estimate(key, data)).graph.mleExists).toBe(false);
  });
});

function refusalOf(run: () => unknown): FitUnavailableError {
  try {
    run();
  } catch (error) {
    if (error instanceof FitUnavailableError) return error;
    throw error;
  }
  throw new Error("was not refused");
}
