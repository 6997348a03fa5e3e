import { describe, expect, test } from "vitest";
import {
  ABSTAIN,
  draftOfStakes,
  evenly,
  numbersOfDraft,
  onlyOpen,
  sameAllocation,
  stakesOf,
  sumOf,
} from "~/ui/pool/allocationDraft";

describe("power laid out", () => {
  test("sums are exact where floating point is not", () => {
    const sum = sumOf({ a: "0.1", b: "0.2", [ABSTAIN]: "99.7" }, "100");
    expect(sum).toEqual({ used: 100_000_000n, free: 0n, wrong: [] });
  });

  test("a millionth too much is too much", () => {
    expect(sumOf({ a: "100", b: "0.000001" }, "100").free).toBe(-1n);
  });

  test.each(["x", "-1", "1e3", "0.0000001", "1,5"])("%j is no power, and is named", (text) => {
    expect(sumOf({ a: "1", b: text }, "100")).toMatchObject({ used: 1_000_000n, wrong: ["b"] });
  });

  test("what is sent is what is above 0; abstaining has no proposal", () => {
    expect(stakesOf({ a: "10", b: "", c: "0.0", [ABSTAIN]: " 5 " })).toEqual([
      { proposalId: "a", amount: "10" },
      { proposalId: null, amount: "5" },
    ]);
    expect(numbersOfDraft({ a: "10", [ABSTAIN]: "5" })).toEqual(
      new Map<string | null, number>([
        ["a", 10],
        [null, 5],
      ]),
    );
  });

  test("stakes become a draft and the draft the same stakes", () => {
    const stakes = [{ proposalId: "a", amount: "12.5" }];
    const draft = draftOfStakes({ stakes, abstained: "7" });
    expect(stakesOf(draft)).toEqual([...stakes, { proposalId: null, amount: "7" }]);
    expect(draftOfStakes({ stakes: [], abstained: "0" })).toEqual({});
  });

  test("two ways of writing one amount are the same, other amounts are not", () => {
    expect(sameAllocation({ a: "1.50", b: "0" }, { a: "1.5" })).toBe(true);
    expect(sameAllocation({ a: "1.5" }, { b: "1.5" })).toBe(false);
    expect(sameAllocation({ a: "1.5" }, { a: "1.500001" })).toBe(false);
  });

  test("even parts never come to more than there is", () => {
    const parts = evenly("100", ["a", "b", "c"]);
    expect(parts.a).toBe("33.333333");
    expect(sumOf(parts, "100").free).toBe(1n);
    expect(evenly("100", [])).toEqual({});
  });

  test("what has ended drops out of a draft, abstaining stays", () => {
    expect(onlyOpen({ a: "1", b: "2", [ABSTAIN]: "3" }, ["b"])).toEqual({ b: "2", [ABSTAIN]: "3" });
  });
});
