import { describe, expect, test } from "vitest";
import { readAmount, requestNeeds, timeIfStaked } from "~/ui/pool/requestOutlook";

const RULES = { alpha: 2 ** (-1 / 3), beta: 0.2, rho: 0.0025, minimumAge: 1 };

describe("what a request needs", () => {
  test.each([
    [0, 0.0625],
    [0.1, 0.25],
    [0.1499, 0.996],
  ])("%d of the pool needs %d of all power", (share, needed) => {
    expect(requestNeeds(share, RULES).shareNeeded).toBeCloseTo(needed, 3);
    expect(requestNeeds(share, RULES).impossible).toBe(false);
  });

  // 0.15 and 0.2 are left out: what is decided at the very edge is rounding.
  test.each([0.1501, 0.25, 3])("%d of the pool can never pass", (share) => {
    expect(requestNeeds(share, RULES).impossible).toBe(true);
    expect(timeIfStaked(share, 1, RULES)).toBe(Number.POSITIVE_INFINITY);
  });

  test("a tenth of the pool, staked on by everybody, takes log_α(1 − 0.25) days", () => {
    const expected = Math.log(0.75) / Math.log(RULES.alpha);
    expect(timeIfStaked(0.1, 1, RULES)).toBeCloseTo(expected, 9);
    expect(timeIfStaked(0.1, 0.5, RULES)).toBeCloseTo(3, 9);
    expect(timeIfStaked(0.1, 0.25, RULES)).toBe(Number.POSITIVE_INFINITY);
  });

  test("nothing passes before its minimum age", () => {
    expect(timeIfStaked(0, 1, RULES)).toBe(1);
    expect(timeIfStaked(0, 1, { ...RULES, minimumAge: 7 })).toBe(7);
  });

  test.each([
    ["12.5", 12_500_000n],
    ["0", null],
    ["", null],
    ["1.1234567", null],
    ["-3", null],
  ])("the amount %j is read as %s", (text, amount) => expect(readAmount(text, 6)).toBe(amount));
});
