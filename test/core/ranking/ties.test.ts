import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { fit as estimate, FitUnavailableError } from "~/core/ranking";

type Row = readonly [a: number, b: number, outcome: number];

function dataOf(n: number, rows: readonly Row[]): ComparisonData {
  const a = Int32Array.from(rows, ([x]) => x);
  const b = Int32Array.from(rows, ([, y]) => y);
  const outcome = Float64Array.from(rows, ([, , o]) => o);
  return { binary: { n, a, b, outcome }, ratio: { n, a, b, logRatio: outcome } };
}

const BOTH_WAYS: Row[] = [
  [0, 1, 1],
  [1, 0, 1],
  [1, 2, 1],
  [2, 1, 1],
  [0, 1, 1],
];

describe.each(["davidson", "rao_kupper"])("%s", (method) => {
  it.each<[string, number, Row[], RegExp]>([
    ["only ties", 2, [[0, 1, 0.5]], /every comparison is a tie/],
    ["an unbeaten item", 2, [[0, 1, 1]], /never beat or tie/],
    [
      "a win and a tie of one pair, which fit ever better as both grow",
      2,
      [
        [0, 1, 1],
        [0, 1, 0.5],
      ],
      /all in one order/,
    ],
    [
      "a chain of ties that a win crosses in one direction with room for two",
      3,
      [
        [0, 1, 0.5],
        [1, 2, 0.5],
        [0, 2, 1],
      ],
      /all in one order/,
    ],
  ])("refuses %s", (_, n, rows, reason) => {
    const run = () => estimate(method, dataOf(n, rows));
    expect(run).toThrow(FitUnavailableError);
    expect(run).toThrow(reason);
  });

  it("answers where a win crosses more neighbours than there are ties", () => {
    const rows: Row[] = [
      [0, 1, 0.5],
      [0, 1, 1],
      [1, 2, 1],
      [0, 2, 0.5],
    ];
    const { converged, theta } = estimate(method, dataOf(3, rows));
    expect(converged).toBe(true);
    expect(theta[0]).toBeGreaterThan(theta[2]!);
  });

  it("is Bradley-Terry where nothing is tied", () => {
    const { theta, extra } = estimate(method, dataOf(3, BOTH_WAYS));
    expect(theta).toEqual(estimate("bt", dataOf(3, BOTH_WAYS)).theta);
    expect(extra).toEqual(method === "davidson" ? { nu: 0 } : { eta: 1 });
  });
});

it("davidson says between equals how many times likelier than a win a tie is", () => {
  const rows: Row[] = [
    [0, 1, 1],
    [0, 1, 0],
    [0, 1, 0.5],
    [0, 1, 0.5],
    [0, 1, 0.5],
  ];
  expect(estimate("davidson", dataOf(2, rows)).extra!.nu).toBeCloseTo(3, 9);
  // P(tie) = (η − 1) / (η + 1) = 3/5
  expect(estimate("rao_kupper", dataOf(2, rows)).extra!.eta).toBeCloseTo(4, 9);
});

describe("bt_position_bias", () => {
  it("refuses where the item shown first always won", () => {
    const run = () => estimate("bt_position_bias", dataOf(2, [...BOTH_WAYS.slice(0, 2)]));
    expect(run).toThrow(/place's advantage/);
  });

  it("finds the advantage of the first place between equals", () => {
    const rows: Row[] = [
      [0, 1, 1],
      [0, 1, 1],
      [0, 1, 0],
      [1, 0, 1],
      [1, 0, 1],
      [1, 0, 0],
    ];
    const { theta, extra, se } = estimate("bt_position_bias", dataOf(2, rows));
    expect(theta[0]).toBeCloseTo(0, 9);
    expect(extra!.gamma).toBeCloseTo(Math.log(2), 9);
    expect(se!.theta[0]).toBeCloseTo(Math.sqrt(1 / (6 * (2 / 9))) / 2, 9);
  });
});
