import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { differenceError, fit as estimate, FitUnavailableError } from "~/core/ranking";
import { FIXTURES, loadFixture, type Reference } from "./fixture";

/** Keys of ranking.md as method and parameter; a key not listed belongs to a method not built. */
const KEYS: readonly (readonly [RegExp, string, string?])[] = [
  [/^bt_mle$/, "bt"],
  [/^bt_l2_(.+)$/, "bt_l2", "alpha"],
  [/^bt_gamma_(.+)$/, "bt_gamma", "alpha"],
  [/^bt_logistic_prior_1$/, "bt_logistic_prior"],
  [/^lsr_one_step$/, "lsr"],
  [/^rank_centrality$/, "rank_centrality"],
  [/^rank_centrality_observed_pairs_(.+)$/, "rank_centrality_observed_pairs", "alpha"],
  [/^rank_centrality_all_pairs_(.+)$/, "rank_centrality_all_pairs", "alpha"],
  [/^log_l2$/, "log_l2"],
  [/^log_l2_ridge_(.+)$/, "log_l2_ridge", "lambda"],
  [/^huber_(.+)$/, "huber", "delta"],
  [/^davidson$/, "davidson"],
  [/^rao_kupper$/, "rao_kupper"],
  [/^bt_position_bias$/, "bt_position_bias"],
  [/^crowd_bt_map$/, "crowd_bt"],
  [/^bt_juror_discrimination$/, "bt_juror_discrimination"],
  [/^log_l2_juror_variance$/, "log_l2_juror_variance"],
  [/^log_l2_juror_scale$/, "log_l2_juror_scale"],
];
const LARGE = new URL("../../../../shared/fixtures/ranking/random1000.json", import.meta.url);
const DEFAULT_TOLERANCE = 1e-9;

const cases = FIXTURES.flatMap(({ name, data, refs }) =>
  Object.entries(refs).flatMap(([key, ref]) =>
    KEYS.flatMap(([pattern, method, param]) => {
      const match = pattern.exec(key);
      const params: Record<string, number> = match && param ? { [param]: Number(match[1]) } : {};
      return match && ref.exists !== false ? [{ name, key, data, ref, method, params }] : [];
    }),
  ),
);

const worst = (got: ArrayLike<number>, wanted: readonly number[]) => {
  expect(got.length).toBe(wanted.length);
  return Math.max(...wanted.map((value, k) => Math.abs(value - got[k]!)));
};

describe("fit meets the reference", () => {
  it("has cases of every listed key", () => {
    for (const [pattern] of KEYS) expect(cases.some(({ key }) => pattern.test(key))).toBe(true);
  });

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

describe.skipIf(!existsSync(LARGE))(
  "fit meets the reference on random1000 (needs ../shared)",
  () => {
    const { data, refs } = existsSync(LARGE) ? loadFixture("random1000", LARGE) : FIXTURES[0]!;
    it.each([
      ["bt", "bt_mle"],
      ["bt_l2", "bt_l2_0.1"],
      ["rank_centrality", "rank_centrality"],
      ["log_l2", "log_l2"],
    ])("%s", (method, key) => {
      const ref = refs[key]!;
      const found = estimate(method, data, {}, { intervals: method === "bt" });
      expect(worst(found.theta, ref.theta!)).toBeLessThan(ref.tol!);
      if (method === "bt") {
        expect(worst(found.se!.theta, refs.bt_cov!.seTheta as number[])).toBeLessThan(1e-8);
      }
    });
  },
);

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
