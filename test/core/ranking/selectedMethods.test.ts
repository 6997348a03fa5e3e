import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { fit as estimate, type Fit } from "~/core/ranking";

const ITEMS = 300;
const JURORS = 9;

/** Answers of jurors who differ in sharpness, with ties and an advantage of the side shown first. */
function answers(n: number, rows: number, jurors: number, reach = n - 1): ComparisonData {
  const random = rng(`selected methods ${n} ${rows}`);
  const truth = Float64Array.from({ length: n }, () => random.normal());
  const a = Int32Array.from({ length: rows }, (_, k) => (k < n ? k : random.int(n)));
  const b = a.map((item, k) => (item + 1 + (k < n ? 0 : random.int(reach))) % n);
  const juror = Int32Array.from(a, () => random.int(jurors));
  const sharp = Float64Array.from({ length: jurors }, (_, j) => (j === 0 ? 0 : 0.5 + j / jurors));
  const d = Float64Array.from(a, (item, k) => truth[item]! - truth[b[k]!]!);
  const outcome = d.map((x, k) => {
    if (random.next() < 0.1) return 0.5;
    return random.next() < 1 / (1 + Math.exp(-sharp[juror[k]!]! * x - 0.2)) ? 1 : 0;
  });
  const logRatio = d.map((x, k) => (0.5 + sharp[juror[k]!]!) * (x + random.normal()));
  return { binary: { n, a, b, outcome, juror }, ratio: { n, a, b, logRatio, juror } };
}

const DATA = answers(ITEMS, 9_000, JURORS);
const SANDWICHED = ["bt", "bt_l2", "bt_gamma", "bt_logistic_prior", "log_l2", "log_l2_ridge"];
const JURIES = [
  ...["log_l2_juror_variance", "log_l2_juror_scale", "bt_juror_discrimination", "crowd_bt"],
];
const BORDERED = [...JURIES, "davidson", "rao_kupper", "bt_position_bias"];
const WALKS = ["lsr", "rank_centrality_observed_pairs", "rank_centrality_all_pairs"];
const METHODS = [...SANDWICHED, "recommended", "huber", ...BORDERED, ...WALKS];
/** Chosen once, so that a search does not hide what is compared. */
const FIXED: Record<string, Record<string, number>> = {
  crowd_bt: { lambda: 1, a: 4, b: 2 },
  recommended: { lambda: 1, delta: 3, scaleRows: 24, varianceRows: 96, calibration: 1.1 },
};

const fitted = (method: string, options: Parameters<typeof estimate>[3], data = DATA): Fit =>
  estimate(method, data, FIXED[method] ?? {}, options);

/** Every error of a fit by name. */
function columns({ se }: Fit): [string, Float64Array][] {
  const { theta, logWeight, sandwich, sandwichByJuror } = se!;
  return Object.entries({ theta, logWeight, sandwich, sandwichByJuror }).filter(
    (entry): entry is [string, Float64Array] => entry[1] !== undefined,
  );
}

const off = (x: Float64Array, y: Float64Array, items: Iterable<number>) =>
  Math.max(...Array.from(items, (k) => Math.abs(x[k]! / y[k]! - 1)));

describe("selected standard errors", () => {
  it.each(METHODS)("are the dense inverse's where every item is solved for: %s", (method) => {
    const dense = columns(fitted(method, {}));
    const found = columns(fitted(method, { intervals: "selected" }));
    expect(found.map(([name]) => name)).toEqual(dense.map(([name]) => name));
    for (const [at, [, values]] of found.entries()) {
      expect(off(values, dense[at]![1], values.keys())).toBeLessThan(2e-4);
    }
  });

  it.each(METHODS)("say truly how far estimates of the others are off: %s", (method) => {
    const asked = [0, 17, 250];
    const dense = columns(fitted(method, {}));
    const selected = { intervals: "selected", intervalItems: asked, intervalWork: 0 } as const;
    const fast = fitted(method, selected);
    const { solved, error, sandwichError, sandwichByJurorError } = fast.se!.estimated!;
    expect(Array.from(solved)).toEqual(expect.arrayContaining(asked));
    const stated = { theta: error, logWeight: error, sandwich: sandwichError };
    const within: Record<string, number | undefined> = {
      ...stated,
      sandwichByJuror: sandwichByJurorError,
    };
    for (const [at, [name, values]] of columns(fast).entries()) {
      const exact = dense[at]![1];
      expect(off(values, exact, solved)).toBeLessThan(2e-4);
      expect(within[name]).toBeLessThan(0.1);
      // The stated error is the largest of 28: nearly all others are within twice of it.
      const far = values.filter((x, k) => Math.abs(x / exact[k]! - 1) > 2 * within[name]! + 1e-6);
      expect(far.length).toBeLessThan(0.1 * ITEMS);
    }
  });

  it.each([...SANDWICHED, ...BORDERED])("are the same twice: %s", (method) => {
    const selected = { intervals: "selected", intervalWork: 0 } as const;
    expect(fitted(method, selected).se).toEqual(fitted(method, selected).se);
  });

  it.each(["davidson", "rao_kupper", "bt_position_bias", "bt", "lsr"])(
    "fall by √2 when every answer is given twice: %s",
    (method) => {
      const { binary, ratio } = DATA;
      const weight = new Float64Array(binary.a.length).fill(2);
      const twice = { binary: { ...binary, weight }, ratio };
      const once = fitted(method, { intervals: "selected" }).se!.theta;
      const again = fitted(method, { intervals: "selected" }, twice).se!.theta;
      expect(
        off(
          again.map((x) => x * Math.SQRT2),
          once,
          once.keys(),
        ),
      ).toBeLessThan(1e-4);
    },
  );

  it.each(["davidson", "bt_position_bias", "bt_juror_discrimination", "log_l2_juror_scale"])(
    "are right on a ribbon, where elimination eases the solves: %s",
    (method) => {
      const ring = answers(60, 12_000, 3, 1);
      const dense = columns(fitted(method, {}, ring));
      for (const [at, [, values]] of columns(
        fitted(method, { intervals: "selected" }, ring),
      ).entries()) {
        expect(off(values, dense[at]![1], values.keys())).toBeLessThan(2e-4);
      }
    },
  );

  it("take sums of random sign where jurors are too many to be solved for each", () => {
    const many = answers(200, 9_000, 400);
    const dense = fitted("bt_l2", {}, many).se!.sandwichByJuror!;
    const asked = { intervals: "selected", intervalWork: 0 } as const;
    const { sandwichByJuror, estimated } = fitted("bt_l2", asked, many).se!;
    expect(off(sandwichByJuror!, dense, estimated!.solved)).toBeLessThan(2e-4);
    // A standard error from 256 signs has a relative error of √(2/256)/2 = 4.4 %.
    expect(estimated!.sandwichByJurorError).toBeLessThan(0.2);
    expect(off(sandwichByJuror!, dense, dense.keys())).toBeLessThan(0.25);
  });

  it("are there for more parameters than the dense inverse takes, few items and all", () => {
    const many = answers(40, 6_000, 1_100);
    const { se } = fitted("bt_juror_discrimination", {}, many);
    expect(se!.estimated).toBeUndefined();
    const plain = fitted("bt_l2", {}, many).se!.theta;
    // What jurors' sharpness is not known adds some, and cannot add much to so many answers.
    for (const [k, value] of se!.theta.entries()) {
      expect(value).toBeGreaterThan(0.8 * plain[k]!);
      expect(value).toBeLessThan(4 * plain[k]!);
    }
  });
});
