import { describe, expect, it } from "vitest";
import { accept, FormatError, type Problem, type Repair, readComparisons } from "~/core/formats";

const TRIAL = "timestamp,juror,repo_a,repo_b,parent,choice,multiplier,reasoning";
const trial = (...rows: string[]) => [TRIAL, ...rows].join("\n");
const ROW = "2025-01-01T00:00:00Z,Ann,a/x,a/y,ethereum,1,3,why";

describe("readComparisons repairs, or refuses in strict mode,", () => {
  const cases: { what: string; text: string; repair: Partial<Repair>; rows?: number }[] = [
    { what: "a byte order mark", text: `\uFEFF${trial(ROW)}`, repair: { rule: "bom", line: 1 } },
    {
      what: "a stray letter after a number",
      text: trial(ROW.replace(",3,", ",3C,")),
      repair: { rule: "number-suffix", line: 2, column: "multiplier", before: "3C", after: "3" },
    },
    {
      what: "two spellings of one juror",
      text: trial(ROW, ROW.replace("Ann", "ann").replace("01-01", "01-02")),
      repair: { rule: "juror-spelling", line: 3, before: "ann", after: "Ann" },
      rows: 2,
    },
    {
      what: "mixed case",
      text: trial(ROW, ROW.replace("a/x", "A/X")),
      repair: { rule: "item-spelling", line: 3, column: "repo_a", before: "A/X", after: "a/x" },
      rows: 2,
    },
    {
      what: "addresses beside owner/name",
      text: trial(ROW, ROW.replace("a/x", "https://github.com/a/x")),
      repair: { rule: "item-url", line: 3, before: "https://github.com/a/x", after: "a/x" },
      rows: 2,
    },
    {
      what: "a copy of a row",
      text: trial(ROW, ROW),
      repair: { rule: "duplicate", line: 3 },
    },
    {
      what: "an item compared with itself",
      text: trial(ROW, ROW.replace("a/y", "a/x")),
      repair: { rule: "self-comparison", line: 3 },
    },
  ];

  it.each(cases)("$what", ({ text, repair, rows }) => {
    const file = accept(readComparisons(text));
    expect(file.repairs).toMatchObject([repair]);
    expect(file.rows.length).toBe(rows ?? 1);

    const strict = readComparisons(text, { strict: true });
    expect(strict.repairs).toEqual([]);
    expect(strict.problems).toMatchObject([{ rule: repair.rule, line: repair.line }]);
    expect(strict.problems[0]!.fix).not.toBe("");
  });

  it("renamed repositories", () => {
    const options = { items: ["a/x", "a/y"], aliases: { "https://github.com/Old/X": "a/x" } };
    const text = trial(ROW.replace("a/x", "old/x"));
    expect(accept(readComparisons(text, options)).repairs).toMatchObject([
      { rule: "alias", before: "old/x", after: "a/x", line: 2 },
    ]);
    expect(readComparisons(text, { ...options, strict: true }).problemCount).toBe(1);
  });

  it("but keeps repeats in the plain formats, where they count", () => {
    expect(accept(readComparisons("winner,loser\na,b\na,b\na,b")).rows.length).toBe(3);
  });

  it("but says nothing where list and file are written alike, or the file is canonical", () => {
    const url = trial(ROW.replaceAll("a/", "https://github.com/a/"));
    const items = ["https://github.com/a/x", "https://github.com/a/y"];
    expect(readComparisons(url, { strict: true, items }).problemCount).toBe(0);
    expect(readComparisons(url, { strict: true }).problemCount).toBe(0);
    expect(readComparisons(trial(ROW), { strict: true, items }).problemCount).toBe(0);
  });
});

describe("readComparisons refuses", () => {
  const cases: { what: string; text: string; problem: Partial<Problem> }[] = [
    { what: "an empty file", text: "", problem: { rule: "empty", line: 1 } },
    { what: "a file of blank lines", text: "\n\n", problem: { rule: "empty" } },
    { what: "a header without rows", text: TRIAL, problem: { rule: "no-rows", line: 1 } },
    { what: "an unknown header", text: "x,y\n1,2", problem: { rule: "header", value: "x,y" } },
    {
      what: "a column that comes twice",
      text: "a,a,b,outcome\n1,2,3,1",
      problem: { rule: "header" },
    },
    { what: "a row too short", text: trial(ROW, "a,b"), problem: { rule: "fields", line: 3 } },
    { what: "a row too long", text: trial(`${ROW},x`), problem: { rule: "fields", line: 2 } },
    {
      what: "an open quotation mark",
      text: trial(ROW, ROW.replace("why", '"why'), ROW),
      problem: { rule: "quotes", line: 3 },
    },
    {
      what: "text after a closing quotation mark",
      text: trial(ROW, ROW.replace("why", '"so" good')),
      problem: { rule: "quotes", line: 3 },
    },
    {
      what: "a choice that is neither",
      text: trial(ROW.replace(",1,3,", ",3,3,")),
      problem: { rule: "choice", column: "choice", value: "3", line: 2 },
    },
    {
      what: "an empty choice",
      text: trial(ROW.replace(",1,3,", ",,3,")),
      problem: { rule: "choice" },
    },
    {
      what: "an outcome that is none",
      text: "a,b,outcome\nx,y,0.7",
      problem: { rule: "outcome", column: "outcome", value: "0.7" },
    },
    {
      what: "an empty item",
      text: "winner,loser\n,y",
      problem: { rule: "missing", column: "winner" },
    },
    { what: "an empty juror", text: "winner,loser,juror\nx,y,", problem: { rule: "missing" } },
    {
      what: "a negative weight",
      text: "winner,loser,weight\nx,y,-1",
      problem: { rule: "negative", column: "weight", value: "-1", line: 2 },
    },
  ];
  it.each(cases)("$what", ({ text, problem }) => {
    const file = readComparisons(text);
    expect(file.problems).toMatchObject([problem]);
    expect(file.problems[0]!.fix).not.toBe("");
    expect(() => accept(file)).toThrow(FormatError);
  });

  const numbers = ["NaN", "nan", "Infinity", "-Infinity", "inf", "1e400", "-2", "0.5", "0"];
  const texts = ["", "0.5abc", "3k", "10x", "50%", "3,5", "0x10", "1 000", "1_000", "three", "--1"];
  it.each([...numbers, ...texts])("the multiplier %j", (multiplier) => {
    const file = readComparisons(trial(ROW.replace(",3,", `,"${multiplier}",`)));
    expect(file.problems).toMatchObject([{ line: 2, column: "multiplier", value: multiplier }]);
    expect(file.rows).toEqual([]);
  });

  it("with all errors at once: the first hundred, and the number of all", () => {
    const bad = Array.from({ length: 250 }, (_, i) => `x,y,${i + 10}`);
    const file = readComparisons(["a,b,outcome", ...bad].join("\n"));
    expect(file.problems.length).toBe(100);
    expect(file.problemCount).toBe(250);
    expect(() => accept(file)).toThrow(/line 2: .*and 249 more/);
  });

  it("every bad cell of a row", () => {
    const file = readComparisons(trial("t,,a/x,,ethereum,9,NaN,"));
    expect(file.problems.map(({ column }) => column).sort()).toEqual([
      "choice",
      "juror",
      "multiplier",
      "repo_b",
    ]);
  });

  it("bytes that are not UTF-8, naming each line", () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode("winner,loser\nx,y\n"),
      0xff,
      0x0a,
      0xe4,
    ]);
    expect(readComparisons(bytes).problems).toMatchObject([
      { line: 3, rule: "utf-8" },
      { line: 4, rule: "utf-8" },
    ]);
  });

  it.each([
    { what: "a spreadsheet", bytes: [0x50, 0x4b, 3, 4] },
    { what: "gzip", bytes: [0x1f, 0x8b, 8] },
    { what: "UTF-16", bytes: [0xff, 0xfe, 0x61, 0] },
  ])("$what", ({ bytes }) => {
    expect(readComparisons(new Uint8Array(bytes)).problems).toMatchObject([{ rule: "not-text" }]);
  });

  it("a semicolon file, saying so", () => {
    expect(readComparisons("winner;loser\nx;y").problems[0]!.fix).toMatch(/commas/);
  });

  it("an unknown header, naming the nearest format and what it lacks", () => {
    const [problem] = readComparisons("repo_a,repo_b,choice\nx,y,1").problems;
    expect(problem!.fix).toBe("the nearest is trial2025; missing: multiplier");
    expect(problem!.message).toContain("plain-winner (winner,loser)");
  });
});
