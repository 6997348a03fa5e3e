import { describe, expect, it } from "vitest";
import { accept, type Problem, type Repair, readSubmission } from "~/core/formats";

const LEVEL1 = "repo,parent,weight";
const level1 = (...rows: string[]) => [LEVEL1, ...rows].join("\n");
const entries = (map: ReadonlyMap<string, number>) => Object.fromEntries(map);

describe("readSubmission", () => {
  it("reads level 1", () => {
    const file = accept(
      readSubmission(
        level1("https://github.com/A/x,ethereum,0.25", "https://github.com/a/y,ethereum,0.75"),
      ),
    );
    expect(file).toMatchObject({ format: "level1", root: "ethereum", rows: 2, repairs: [] });
    expect(entries(file.weights)).toEqual({ "a/x": 0.25, "a/y": 0.75 });
  });

  it("reads level 2", () => {
    const file = accept(readSubmission("repo,originality\na/x,0.8\na/y,0"));
    expect(file.format).toBe("level2");
    expect(entries(file.originality)).toEqual({ "a/x": 0.8, "a/y": 0 });
    expect(file.weights.size).toBe(0);
  });

  it.each([
    "dependency,repo,weight\nd/1,a/x,0.5\nd/2,a/x,0.5\nd/1,a/y,1",
    "repo_url,dep_url,user_weight\na/x,d/1,0.5\na/x,d/2,0.5\na/y,d/1,1",
    "repo,parent,weight\nd/1,a/x,0.5\nd/2,a/x,0.5\nd/1,a/y,1",
  ])("reads level 3 (%j)", (text) => {
    const file = accept(readSubmission(text));
    expect(file.format).toMatch(/^level3/);
    expect([...file.dependencies.keys()]).toEqual(["a/x", "a/y"]);
    expect(entries(file.dependencies.get("a/x")!)).toEqual({ "d/1": 0.5, "d/2": 0.5 });
  });

  it("reads market percentages as shares of 1", () => {
    const file = accept(readSubmission("project,percent\na/x,40\na/y,60"));
    expect(file).toMatchObject({ format: "market", repairs: [] });
    expect(entries(file.weights)).toEqual({ "a/x": 0.4, "a/y": 0.6 });
  });

  it("reads the three-level file of 2025", () => {
    const file = accept(
      readSubmission(
        level1("a/x,ethereum,0.5", "a/y,ethereum,0.5", "a/x,originality,0.9", "d/1,a/x,1"),
      ),
    );
    expect(file).toMatchObject({ format: "three-level", root: "ethereum" });
    expect(entries(file.weights)).toEqual({ "a/x": 0.5, "a/y": 0.5 });
    expect(entries(file.originality)).toEqual({ "a/x": 0.9 });
    expect(entries(file.dependencies.get("a/x")!)).toEqual({ "d/1": 1 });
  });

  it("takes sums that differ from 1 by rounding as they are", () => {
    const file = accept(readSubmission(level1("a,e,0.3333333", "b,e,0.3333333", "c,e,0.3333333")));
    expect(file.repairs).toEqual([]);
    expect(file.weights.get("a")).toBe(0.3333333);
  });
});

describe("readSubmission repairs, or refuses in strict mode,", () => {
  const items = ["a/x", "a/y"];
  const good = ["a/x,e,0.25", "a/y,e,0.75"];
  const cases: {
    what: string;
    text: string;
    repair: Partial<Repair>;
    weights?: Record<string, number>;
  }[] = [
    {
      what: "a stray letter after a weight",
      text: level1("a/x,e,0.25C", "a/y,e,0.75"),
      repair: { rule: "number-suffix", line: 2, column: "weight", before: "0.25C", after: "0.25" },
    },
    {
      what: "weights that add up to 99.7",
      text: level1("a/x,e,24.925", "a/y,e,74.775"),
      repair: { rule: "sum", line: 2, before: "99.7", after: "1" },
    },
    {
      what: "market percentages that add up to 50",
      text: "project,percent\na/x,12.5\na/y,37.5",
      repair: { rule: "sum", before: "50", after: "100" },
    },
    {
      what: "an exact copy of a row",
      text: level1(...good, good[0]!),
      repair: { rule: "duplicate", line: 4 },
    },
    {
      what: "another spelling than the list's",
      text: level1("A/X,e,0.25", "a/y,e,0.75"),
      repair: { rule: "item-spelling", line: 2, before: "A/X", after: "a/x" },
    },
    {
      what: "addresses where the list has owner/name",
      text: level1("https://github.com/a/x,e,0.25", "https://github.com/a/y,e,0.75"),
      repair: { rule: "item-url", line: 2, message: expect.stringContaining("2 names") },
    },
    {
      what: "a missing item",
      text: level1("a/y,e,1"),
      repair: { rule: "missing-item", line: 0, after: "a/x,0.000001" },
      weights: { "a/y": 1 / (1 + 1e-6), "a/x": 1e-6 / (1 + 1e-6) },
    },
  ];

  it.each(cases)("$what", ({ text, repair, weights }) => {
    const file = accept(readSubmission(text, { items }));
    expect(file.repairs).toMatchObject([repair]);
    expect(entries(file.weights)).toEqual(weights ?? { "a/x": 0.25, "a/y": 0.75 });
    const strict = readSubmission(text, { items, strict: true });
    expect(strict.problems).toMatchObject([{ rule: repair.rule }]);
  });
});

describe("readSubmission refuses", () => {
  const items = ["a/x", "a/y"];
  const cases: { what: string; text: string; problem: Partial<Problem> }[] = [
    {
      what: "an unknown item, suggesting the nearest",
      text: level1("a/x,e,0.5", "a/y,e,0.4", "a/yy,e,0.1"),
      problem: { rule: "unknown-item", line: 4, fix: expect.stringContaining("did you mean a/y?") },
    },
    {
      what: "two values for one item",
      text: level1("a/x,e,0.5", "a/y,e,0.4", "https://github.com/a/y,e,0.1"),
      problem: { rule: "duplicate", line: 4 },
    },
    {
      what: "weights that are all zero",
      text: level1("a/x,e,0", "a/y,e,0"),
      problem: { rule: "sum" },
    },
    {
      what: "weights too large to add up",
      text: level1("a/x,e,1e308", "a/y,e,1e308"),
      problem: { rule: "sum" },
    },
    {
      what: "originality above 1",
      text: "repo,originality\na/x,0.5\na/y,80",
      problem: { rule: "out-of-range", column: "originality", value: "80" },
    },
    {
      what: "a missing originality",
      text: "repo,originality\na/x,0.5",
      problem: { rule: "missing-item", fix: expect.stringContaining("a/y") },
    },
    {
      what: "a second root",
      text: level1("a/x,e,0.5", "a/y,f,0.5"),
      problem: { rule: "parent", line: 3, value: "f" },
    },
    { what: "an empty parent", text: level1("a/x,e,1", "a/y,,1"), problem: { rule: "missing" } },
    { what: "a comparison file", text: "winner,loser\na/x,a/y", problem: { rule: "header" } },
  ];
  it.each(cases)("$what", ({ text, problem }) => {
    const { problems } = readSubmission(text, { items });
    expect(problems).toContainEqual(expect.objectContaining(problem));
    expect(problems[0]!.fix).not.toBe("");
  });

  it.each(["NaN", "Infinity", "1e400", "-0.1", "0.5abc", "", "0,5"])("the weight %j", (weight) => {
    const file = readSubmission(level1(`a/x,e,"${weight}"`, "a/y,e,0.75"), { items });
    expect(file.problems).toMatchObject([{ line: 2, column: "weight", value: weight }]);
    expect(file.repairs).toEqual([]);
    expect(file.weights.has("a/x")).toBe(false);
  });

  it("a bad name and a bad number of one row at once", () => {
    const { problems } = readSubmission(level1("a/z,e,NaN", "a/x,e,1"), { items });
    expect(problems.map(({ rule }) => rule).sort()).toEqual(["not-finite", "unknown-item"]);
  });
});
