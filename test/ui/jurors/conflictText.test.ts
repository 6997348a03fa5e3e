import { expect, test } from "vitest";
import { coveredText, ruleText } from "~/ui/jurors/conflictText";

test.each([
  ["project", "a/b", "a/b"],
  ["organisation", "a", "Everything of a"],
  ["pattern", "*/go-*", "Everything like */go-*"],
] as const)("a conflict by %s reads as what it covers", (kind, value, text) => {
  expect(ruleText({ kind, value })).toBe(text);
});

test("many projects are counted and the first named", () => {
  expect(coveredText(["a/b"])).toBe("1 project: a/b");
  expect(coveredText(["a", "b", "c", "d"])).toBe("4 projects: a, b, c and others");
});
