import { describe, expect, test } from "vitest";
import { factRows } from "~/ui/judging/facts";

describe("factRows", () => {
  test("shows the same facts in the same order for both, whichever was written first", () => {
    const a = { zeta: "z", stars: 1200, language: "Rust" };
    const b = { language: "Go", license: "MIT", stars: 7 };
    expect(factRows(a, b)).toEqual([
      { key: "language", label: "Language", a: "Rust", b: "Go" },
      { key: "license", label: "License", a: null, b: "MIT" },
      { key: "stars", label: "Stars", a: "1,200", b: "7" },
      { key: "zeta", label: "Zeta", a: "z", b: null },
    ]);
  });

  test("swapping the projects swaps the columns and nothing else", () => {
    const [a, b] = [
      { stars: 1, forks: 2 },
      { stars: 3, topics: ["p2p", "vm"] },
    ];
    const swapped = factRows(b, a).map((row) => ({ ...row, a: row.b, b: row.a }));
    expect(swapped).toEqual(factRows(a, b));
  });

  test.each([[null], [undefined], ["text"], [[1]], [{}], [{ empty: "", nothing: null, deep: {} }]])(
    "%j has no facts to show",
    (facts) => {
      expect(factRows(facts, {})).toEqual([]);
    },
  );

  test("a timestamp is shown as its date", () => {
    expect(factRows({ createdAt: "2015-03-01T10:00:00Z" }, {})).toEqual([
      { key: "createdAt", label: "Created", a: "2015-03-01", b: null },
    ]);
  });
});
