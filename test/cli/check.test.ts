import { describe, expect, it } from "vitest";
import { fixture, steelyard, steelyardJson } from "./steelyard";

describe("steelyard check", () => {
  it("says what a good file is", () => {
    const { status, result } = steelyardJson(["check", fixture("comparisons.csv")]);
    expect(status).toBe(0);
    expect(result).toMatchObject({
      ok: true,
      kind: "comparisons",
      rows: 62,
      errors: [],
      repairs: [],
    });
  });

  it("proposes repairs with before and after", () => {
    const against = ["--against", fixture("items.csv")];
    const { status, result } = steelyardJson(["check", fixture("submission.csv"), ...against]);
    expect(status).toBe(0);
    expect(result.repairs).toMatchObject([{ line: 4, column: "weight", rule: "number-suffix" }]);
  });

  it("lists all errors with line, column, value, rule and fix, and ends with 1", () => {
    const against = ["--against", fixture("items.csv")];
    const { status, result } = steelyardJson(["check", fixture("refused.csv"), ...against]);
    expect(status).toBe(1);
    expect(result).toMatchObject({ ok: false, errorCount: 4 });
    for (const error of result.errors as object[]) {
      expect(Object.keys(error)).toEqual(
        expect.arrayContaining(["line", "column", "value", "rule", "fix"]),
      );
    }
  });

  it.each([
    { what: "an empty file", input: "", says: "the file is empty" },
    { what: "a header only", input: "repo,parent,weight\n", says: "a header but no rows" },
    {
      what: "a file of something else",
      input: "name,age\nx,3\n",
      says: "none of the known formats",
    },
    { what: "a picture", input: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), says: "not valid UTF-8" },
  ])("refuses $what from standard input", ({ input, says }) => {
    const { status, stdout } = steelyard(["check", "-"], input);
    expect(status).toBe(1);
    expect(stdout).toContain(says);
  });

  it.each([
    { kind: "graph", input: "repo,parent,weight\na/b,e,1\na/b,a/b,0.5\nc/d,a/b,0.5\n", repairs: 1 },
    { kind: "graph", input: '{"a/b": {"c/d": 0.5, "e/f": 0.5}}', repairs: 0 },
    { kind: "contributions", input: "voter,project,amountUSD\nann,p,1e+18\n", repairs: 0 },
  ])("checks $kind, asked for by --kind or told from the content", ({ kind, input, repairs }) => {
    const { status, result } = steelyardJson(["check", "-", "--kind", kind], input);
    expect(status).toBe(0);
    expect(result).toMatchObject({ ok: true, kind });
    expect(result.repairs).toHaveLength(repairs);
    expect(steelyardJson(["check", "-"], input).result).toEqual(result);
  });

  it("points into JSON where a graph is refused", () => {
    const { status, stdout } = steelyard(["check", "-"], '{"a/b": {"c": -1}}');
    expect(status).toBe(1);
    expect(stdout).toContain("-:1: /a~1b/c: ");
  });

  it("judges a file as the kind asked for", () => {
    const args = ["check", fixture("comparisons.csv"), "--kind", "submission"];
    expect(steelyard(args).status).toBe(1);
  });
});
