import { expect, test } from "vitest";
import { hasStrength, isBreakDue, isJudged } from "~/ui/judging/answer";

const OUTCOMES = ["a", "b", "equal", "skip", "conflict"] as const;

test("a strength belongs to a preference only", () => {
  expect(OUTCOMES.filter(hasStrength)).toEqual(["a", "b"]);
});

test("a reason from the list belongs to what was judged", () => {
  expect(OUTCOMES.filter(isJudged)).toEqual(["a", "b", "equal"]);
});

test("a pause comes after every tenth answer, not before the first", () => {
  expect([0, 1, 9, 10, 11, 20].filter(isBreakDue)).toEqual([10, 20]);
});
