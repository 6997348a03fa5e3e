import { describe, expect, it } from "vitest";
import { donationMatrix, ELIGIBILITY_DEFAULT, eligible, signedQuadratic } from "~/core/funding";

const rows = (amounts: readonly number[]) => ({
  donors: amounts.length,
  projects: 1,
  donor: Int32Array.from(amounts.keys()),
  project: new Int32Array(amounts.length),
  amount: Float64Array.from(amounts),
});

describe("eligible", () => {
  it.each([
    [14.999, 0, "score"],
    [15, 50, null],
    [20, 75, null],
    [25, 100, null],
    [90, 100, null],
  ])("counts 100 at a score of %d as %d", (score, counted, reason) => {
    const found = eligible(rows([100]), { score: [score] });
    expect(found.rows.amount[0]).toBe(counted);
    expect(found.reasons).toEqual([reason]);
  });

  it("counts everybody in full where no score is known", () => {
    expect([...eligible(rows([3, 100]), {}).rows.amount]).toEqual([3, 100]);
  });

  it("leaves out what is too little and what goes to oneself, and says which", () => {
    const given = rows([0.5, 5, 5]);
    const found = eligible(given, { toSelf: [0, 1, 0] });
    expect([...found.rows.amount]).toEqual([0, 0, 5]);
    expect(found.reasons).toEqual(["minimum", "self", null]);
    expect([...given.amount]).toEqual([0.5, 5, 5]);
  });

  it("refuses scores in the wrong order", () => {
    const rule = { ...ELIGIBILITY_DEFAULT, scoreAt50: 30 };
    expect(() => eligible(rows([1]), {}, rule)).toThrow(RangeError);
  });
});

describe("signedQuadratic", () => {
  it.each([
    ["for alone", [0, 0], 25],
    ["against takes away", [0, 1], 1],
    ["against more than for is nothing", [1, 0], 0],
  ])("votes %s", (_, against, funding) => {
    const matrix = donationMatrix(rows([9, 4]));
    expect(signedQuadratic(matrix, Uint8Array.from(against))[0]).toBe(funding);
  });
});
