import { describe, expect, it } from "vitest";
import {
  agreementWithOthers,
  ratioScale,
  repeatedMultipliers,
  rowsByJuror,
  selfConsistency,
  sideBias,
} from "~/core/comparison";

type Row = [a: number, b: number, outcome: number, juror: number, weight?: number];

const binary = (rows: Row[], n = 4) => ({
  n,
  a: Int32Array.from(rows, ([a]) => a),
  b: Int32Array.from(rows, ([, b]) => b),
  outcome: Float64Array.from(rows, ([, , outcome]) => outcome),
  juror: Int32Array.from(rows, ([, , , juror]) => juror),
  weight: Float64Array.from(rows, ([, , , , weight]) => weight ?? 1),
});

describe("agreementWithOthers", () => {
  it("holds a juror against the majority of the others on the same pair, whatever the side", () => {
    const rows = binary([
      [0, 1, 1, 0],
      [1, 0, 0, 1],
      [0, 1, 0, 2],
      [2, 3, 1, 0],
    ]);
    // Juror 0 faces one vote each way on (0, 1) and nobody on (2, 3).
    expect(agreementWithOthers(rows, 3)).toEqual([
      { rows: 0, share: null },
      { rows: 0, share: null },
      { rows: 1, share: 0 },
    ]);
  });

  it("counts the others' weights and never the juror's own repeats", () => {
    const rows = binary([
      [0, 1, 1, 0],
      [0, 1, 1, 0],
      [0, 1, 1, 0],
      [0, 1, 0, 1, 2],
      [0, 1, 1, 2],
      [0, 1, 0, 3, 0],
    ]);
    expect(agreementWithOthers(rows, 4)).toEqual([
      { rows: 3, share: 0 },
      { rows: 1, share: 0 },
      { rows: 1, share: 1 },
      { rows: 0, share: null },
    ]);
  });

  it("says nothing where nobody is named", () => {
    const { juror: _, ...rows } = binary([[0, 1, 1, 0]]);
    expect([agreementWithOthers(rows, 1), selfConsistency(rows, 1)]).toEqual([[], []]);
  });
});

describe("selfConsistency", () => {
  it("compares every two answers of one juror about one pair", () => {
    const rows = binary([
      [0, 1, 1, 0],
      [1, 0, 0, 0],
      [1, 0, 1, 0],
      [0, 1, 0.5, 0],
      [0, 1, 1, 1],
      [2, 3, 1, 1],
    ]);
    expect(selfConsistency(rows, 2)).toEqual([
      { rows: 3, share: 1 / 3 },
      { rows: 0, share: null },
    ]);
  });
});

describe("sideBias", () => {
  it("counts how often the first item won, of all and of one juror", () => {
    const rows = binary([
      [0, 1, 1, 0],
      [1, 2, 1, 0],
      [2, 3, 1, 0],
      [0, 3, 0, 1],
      [0, 2, 0.5, 1],
    ]);
    expect(sideBias(rows)).toEqual({ rows: 4, firstWins: 3, share: 0.75, z: 1 });
    expect(sideBias(rows, rowsByJuror(rows.juror!)(0))).toMatchObject({ rows: 3, share: 1 });
    expect(sideBias(rows, rowsByJuror(rows.juror!)(7))).toBeNull();
  });

  it("says nothing about files whose columns are winner and loser", () => {
    const rows = binary([
      [0, 1, 1, 0],
      [2, 1, 1, 0],
    ]);
    expect(sideBias(rows)).toBeNull();
  });
});

const ratios = (multipliers: number[], jurors = 3) => ({
  n: 2,
  a: new Int32Array(multipliers.length),
  b: new Int32Array(multipliers.length).fill(1),
  logRatio: Float64Array.from(multipliers, (m, k) => (k % 2 ? 1 : -1) * Math.log(m)),
  juror: Int32Array.from(multipliers, (_, k) => k % jurors),
});

describe("repeatedMultipliers", () => {
  it("finds a pre-filled 1.1 among counts that people say of their own accord", () => {
    const rows = ratios([
      ...Array(15).fill(1.1),
      ...Array(60).fill(2),
      ...Array(40).fill(1.5),
      3.7,
    ]);
    expect(repeatedMultipliers(rows)).toEqual([
      { multiplier: 1.1, rows: 15, share: 15 / 116, jurors: 3 },
    ]);
  });

  it.each([
    { what: "a few equal answers", rows: [1.1, 1.1, 1.1, 1.1, 2] },
    { what: "a small share", rows: [...Array(5).fill(1.1), ...Array(200).fill(5)] },
    { what: "no answers", rows: [] },
  ])("finds nothing in $what", ({ rows }) => expect(repeatedMultipliers(ratios(rows))).toEqual([]));
});

describe("ratioScale", () => {
  it("is the median size of the stated log ratios", () => {
    expect(ratioScale(ratios([2, 4, 100]))).toBeCloseTo(Math.log(4), 12);
    expect(ratioScale(ratios([2, 4, 100]), [2])).toBeCloseTo(Math.log(100), 12);
    expect(ratioScale(ratios([2]), [])).toBeNull();
  });
});
