import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";

/** Ratios and outcomes of one truth by jurors who differ as `noise`, `scale` and `eta` say. */
interface Jury {
  seed: string;
  n: number;
  m: number;
  noise: readonly number[];
  scale: readonly number[];
  eta: readonly number[];
}

function draw({ seed, n, m, noise, scale, eta }: Jury): { data: ComparisonData; truth: number[] } {
  const random = rng(seed);
  const truth = Array.from({ length: n }, () => random.normal());
  const mean = truth.reduce((sum, x) => sum + x, 0) / n;
  const a = Int32Array.from({ length: m }, () => random.int(n));
  const b = a.map((item) => (item + 1 + random.int(n - 1)) % n);
  const juror = Int32Array.from({ length: m }, () => 7 + random.int(noise.length));
  const d = (k: number) => truth[a[k]!]! - truth[b[k]!]!;
  const outcome = Float64Array.from(a, (_, k) => {
    const right = random.next() < eta[juror[k]! - 7]!;
    return random.next() < 1 / (1 + Math.exp(-d(k))) === right ? 1 : 0;
  });
  const logRatio = Float64Array.from(a, (_, k) => {
    const j = juror[k]! - 7;
    return scale[j]! * d(k) + noise[j]! * random.normal();
  });
  const shared = { n, a, b, juror };
  const data = { binary: { ...shared, outcome }, ratio: { ...shared, logRatio } };
  return { data, truth: truth.map((x) => x - mean) };
}

const ALIKE = [1, 1, 1, 1];
const rms = (x: ArrayLike<number>, y: ArrayLike<number>) =>
  Math.sqrt(Array.from(x, (v, k) => (v - y[k]!) ** 2).reduce((s, v) => s + v, 0) / x.length);
const jurorsOf = (method: string, data: ComparisonData) => {
  const found = estimate(method, data);
  expect(found.converged).toBe(true);
  expect(found.iterations).toBeLessThan(40);
  expect(found.se!.theta.every((se) => se > 0 && se < 2)).toBe(true);
  return found.extra!.jurors!;
};

describe("juror models", () => {
  it("name each juror by the juror's own number", () => {
    const { data } = draw({ seed: "ids", n: 5, m: 60, noise: ALIKE, scale: ALIKE, eta: ALIKE });
    const methods = ["crowd_bt", "bt_juror_discrimination", "log_l2_juror_variance"];
    for (const method of [...methods, "log_l2_juror_scale"]) {
      expect(jurorsOf(method, data).map(({ juror }) => juror)).toEqual([7, 8, 9, 10]);
    }
  });

  it("crowd_bt finds the coin and the contrary juror", () => {
    const eta = [1, 1, 1, 1, 0.5, 0.05];
    const { data, truth } = draw({ seed: "crowd", n: 12, m: 3000, noise: eta, scale: eta, eta });
    const found = jurorsOf("crowd_bt", data).map((juror) => juror.eta!);
    expect(Math.min(...found.slice(0, 4))).toBeGreaterThan(0.85);
    expect(Math.abs(found[4]! - 0.5)).toBeLessThan(0.1);
    expect(found[5]).toBeLessThan(0.2);
    const plain = rms(estimate("bt", data).theta, truth);
    expect(rms(estimate("crowd_bt", data).theta, truth)).toBeLessThan(plain / 2);
  });

  it("log_l2_juror_variance finds each juror's noise and beats equal trust", () => {
    const noise = [0.3, 0.5, 1, 3];
    const { data, truth } = draw({
      seed: "noise",
      n: 20,
      m: 2000,
      noise,
      scale: ALIKE,
      eta: ALIKE,
    });
    const found = jurorsOf("log_l2_juror_variance", data).map((juror) => Math.sqrt(juror.sigma2!));
    for (const [j, sigma] of noise.entries()) {
      expect(Math.abs(found[j]! / sigma - 1)).toBeLessThan(0.15);
    }
    const plain = rms(estimate("log_l2", data).theta, truth);
    expect(rms(estimate("log_l2_juror_variance", data).theta, truth)).toBeLessThan(plain / 2);
  });

  it("log_l2_juror_scale finds how much each juror exaggerates", () => {
    const scale = [0.5, 1, 1, 2];
    const { data } = draw({ seed: "scale", n: 20, m: 2000, noise: ALIKE, scale, eta: ALIKE });
    const found = jurorsOf("log_l2_juror_scale", data).map((juror) => juror.scale!);
    expect(found[3]! / found[0]!).toBeGreaterThan(3.5);
    expect(found[3]! / found[0]!).toBeLessThan(4.5);
  });

  it("bt_juror_discrimination hears a coin least", () => {
    const eta = [1, 1, 1, 0.5];
    const { data } = draw({ seed: "beta", n: 12, m: 2000, noise: ALIKE, scale: ALIKE, eta });
    const found = jurorsOf("bt_juror_discrimination", data).map((juror) => juror.beta!);
    expect(found[3]! / Math.min(...found.slice(0, 3))).toBeLessThan(0.5);
  });

  it("give standard errors that match the spread over repetitions of the experiment", () => {
    const runs = Array.from({ length: 200 }, (_, k) =>
      draw({ seed: `se ${k}`, n: 8, m: 600, noise: [0.5, 1, 2], scale: ALIKE, eta: ALIKE }),
    );
    const errors = runs.map(({ data, truth }) => {
      const { theta, se } = estimate("log_l2_juror_variance", data);
      return (theta[0]! - truth[0]!) / se!.theta[0]!;
    });
    const spread = Math.sqrt(errors.reduce((sum, x) => sum + x * x, 0) / errors.length);
    expect(spread).toBeGreaterThan(0.85);
    expect(spread).toBeLessThan(1.15);
  });
});

describe("the prior of crowd_bt, chosen by the data", () => {
  const jury = (seed: string, eta: readonly number[]) =>
    draw({ seed, n: 60, m: 2400, noise: eta, scale: eta, eta });
  const mixed = [...Array(24).fill(1), ...Array(6).fill(0.5), 0, 0];
  const centred = (theta: Float64Array) => {
    const mean = theta.reduce((sum, x) => sum + x, 0) / theta.length;
    return theta.map((x) => x - mean);
  };

  it.each(["one", "two", "three"])("beats the fixed prior on a mixed jury (%s)", (seed) => {
    const { data, truth } = jury(seed, mixed);
    const errorWith = (params: Record<string, number>) =>
      rms(centred(estimate("crowd_bt", data, params).theta), truth);
    expect(errorWith({})).toBeLessThan(0.9 * errorWith({ lambda: 1, a: 10, b: 2 }));
  });

  it("is in the record, and giving it again gives the same fit", () => {
    const found = estimate("crowd_bt", jury("again", mixed).data);
    expect(found.params.lambda).toBeGreaterThan(1);
    expect(found.params.a! / (found.params.a! + found.params.b!)).toBeLessThan(0.9);
    const again = estimate("crowd_bt", jury("again", mixed).data, found.params);
    expect(again.theta).toEqual(found.theta);
  });

  it("keeps what is given and trusts a jury of honest people", () => {
    const { data } = jury("honest", Array(32).fill(1));
    const { params } = estimate("crowd_bt", data, { lambda: 3 });
    expect(params.lambda).toBe(3);
    expect(params.a! / params.b!).toBeGreaterThan(20);
  });

  it("is refused where its density has no finite maximum", () => {
    const { data } = jury("density", mixed);
    expect(() => estimate("crowd_bt", data, { a: 0.5, b: 2 })).toThrow(
      /a must be 0 .* or at least/,
    );
  });
});
