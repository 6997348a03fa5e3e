import { describe, expect, test } from "vitest";
import { factsOf, plainLabel, readmeOf } from "~/ui/judging/facts";

describe("factsOf", () => {
  test("shows the same facts in the same order for both, whichever was written first", () => {
    const a = { zeta: "z", stars: 1200, language: "Rust" };
    const b = { language: "Go", license: "MIT", stars: 7 };
    expect(factsOf(a, b)).toEqual({
      rows: [
        { key: "language", a: "Rust", b: "Go" },
        { key: "stars", a: 1200, b: 7 },
        { key: "license", a: null, b: "MIT" },
        { key: "zeta", a: "z", b: null },
      ],
      neither: ["contributors", "dependents", "releases", "funding"],
    });
  });

  test("swapping the projects swaps the columns and nothing else", () => {
    const [a, b] = [
      { stars: 1, forks: 2 },
      { stars: 3, topics: ["p2p", "vm"] },
    ];
    const swapped = factsOf(b, a);
    const rows = swapped.rows.map((row) => ({ ...row, a: row.b, b: row.a }));
    expect({ ...swapped, rows }).toEqual(factsOf(a, b));
  });

  test.each([[null], [undefined], ["text"], [[1]], [{}], [{ empty: "", nothing: null, deep: {} }]])(
    "%j has no facts to show, and every standard fact is said to be missing",
    (facts) => {
      const { rows, neither } = factsOf(facts, {});
      expect(rows).toEqual([]);
      expect(neither).toHaveLength(6);
    },
  );

  test("zero is a fact, and a timestamp is shown as its date", () => {
    expect(factsOf({ stars: 0, createdAt: "2015-03-01T10:00:00Z" }, {}).rows).toEqual([
      { key: "stars", a: 0, b: null },
      { key: "createdAt", a: "2015-03-01", b: null },
    ]);
  });
});

test.each([
  [{ readme: " # Geth\n" }, "# Geth"],
  [{ readme: "  " }, null],
  [{ readme: 3 }, null],
  [{}, null],
  [null, null],
])("the README of %j is %j", (facts, text) => {
  expect(readmeOf(facts)).toBe(text);
});

test.each([
  ["openIssues", "Open issues"],
  ["last_commit", "Last commit"],
  ["createdAt", "Created"],
])("%s is called %s", (key, label) => {
  expect(plainLabel(key)).toBe(label);
});
