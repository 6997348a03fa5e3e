import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ConflictRule, conflictCovers, matchesPattern } from "~/core/comparison";

describe("a conflict covers", () => {
  test.each([
    ["its project", "project", "ipsilon/nethermind", "ipsilon/nethermind", true],
    ["no project that only begins alike", "project", "ipsilon/never", "ipsilon/nethermind", false],
    [
      "every project of its organisation",
      "organisation",
      "nethermindeth",
      "nethermindeth/juno",
      true,
    ],
    [
      "no organisation that only begins alike",
      "organisation",
      "nether",
      "nethermindeth/juno",
      false,
    ],
    ["what its pattern describes", "pattern", "*/go-*", "ethereum/go-ethereum", true],
    ["nothing else", "pattern", "*/go-*", "ethereum/execution-apis", false],
  ] as const)("%s", (_, kind, value, project, covered) => {
    const rule: ConflictRule = { kind, value };
    expect(conflictCovers(rule, project)).toBe(covered);
  });
});

describe("a pattern", () => {
  test.each([
    ["*", "", true],
    ["*", "a/b", true],
    ["?", "", false],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["a*b*c", "aXbYbZc", true],
    ["a*b*c", "aXbYbZ", false],
    ["a.c", "abc", false],
    ["", "", true],
    ["", "a", false],
    ["**a**", "bab", true],
  ])("%j against %j: %j", (pattern, text, matches) => {
    expect(matchesPattern(pattern, text)).toBe(matches);
  });

  test("means what the regular expression of the same shape means", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom("a", "b", "/", "*", "?"), maxLength: 6 });
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const same = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`);
        expect(matchesPattern(pattern, text)).toBe(same.test(text));
      }),
    );
  });

  test("made to be slow is not", () => {
    expect(matchesPattern(`${"*a".repeat(60)}b`, "a".repeat(20_000))).toBe(false);
  });
});
