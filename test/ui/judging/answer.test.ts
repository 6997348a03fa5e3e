import { expect, test } from "vitest";
import { describeAnswer, hasStrength, isBreakDue } from "~/ui/judging/answer";

const TITLES = { a: "geth", b: "reth" };

test.each([
  ["a", 2, "geth over reth, 2×"],
  ["b", null, "reth over geth"],
  ["b", 1.2000000001, "reth over geth, 1.2×"],
  ["equal", null, "geth and reth equal"],
  ["skip", null, "geth and reth: can't judge"],
  ["conflict", null, "geth and reth: conflict of interest"],
] as const)("%s with strength %s reads %j", (outcome, multiplier, text) => {
  expect(describeAnswer(outcome, TITLES, multiplier)).toBe(text);
});

test("a strength belongs to a preference only", () => {
  const outcomes = ["a", "b", "equal", "skip", "conflict"] as const;
  expect(outcomes.filter(hasStrength)).toEqual(["a", "b"]);
});

test("a pause comes after every tenth answer, not before the first", () => {
  expect([0, 1, 9, 10, 11, 20].filter(isBreakDue)).toEqual([10, 20]);
});
