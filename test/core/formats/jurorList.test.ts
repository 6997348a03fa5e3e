import { describe, expect, test } from "vitest";
import { readJurorList } from "~/core/formats";

const ANN = { name: "Ann", email: "ann@x.org", label: "Panel A", note: "Client teams" };

describe("people to invite are read", () => {
  test.each([
    ["with every column", "name,email,label,note\nAnn,Ann@X.org,Panel A,Client teams\n", [ANN]],
    ["in any order of columns", "Note,Label,Email,Name\nClient teams,Panel A,ann@x.org,Ann", [ANN]],
    [
      "by address alone",
      "email\nann@x.org\nben@x.org",
      [{ email: "ann@x.org" }, { email: "ben@x.org" }],
    ],
    ["by name alone", "name\nAnn\nBen", [{ name: "Ann", email: "" }, { name: "Ben" }]],
    [
      "with gaps",
      "name,email\nAnn,\n,ben@x.org",
      [{ name: "Ann" }, { name: "", email: "ben@x.org" }],
    ],
  ])("%s", (_, text, rows) => {
    expect(readJurorList(text)).toMatchObject({ problemCount: 0, rows });
  });
});

describe("refused with line, column and fix is", () => {
  test.each([
    ["a row that names nobody", "name,email,note\n,,x", { line: 2, column: "", rule: "missing" }],
    [
      "what is no address",
      "email\nann@x",
      { line: 2, column: "email", value: "ann@x", rule: "email" },
    ],
    [
      "two addresses in one",
      'email\n"a@x.org, b@x.org"',
      { line: 2, column: "email", rule: "email" },
    ],
    [
      "a second row of one address",
      "email\nann@x.org\nANN@x.org",
      { line: 3, column: "email", rule: "duplicate" },
    ],
    ["a second row of one name", "name\nAnn\nann", { line: 3, column: "name", rule: "duplicate" }],
    [
      "a name that is a page of text",
      `name\n${"x".repeat(121)}`,
      { line: 2, column: "name", rule: "length" },
    ],
    ["a header of something else", "person\nAnn", { line: 1, rule: "header" }],
    ["a row of another length", "name,email\nAnn", { line: 2, rule: "fields" }],
  ])("%s", (_, text, problem) => {
    const { problems, rows } = readJurorList(text);
    expect(problems).toMatchObject([problem]);
    expect(problems[0]!.fix).not.toBe("");
    expect(rows.every(({ line }) => line !== problems[0]!.line)).toBe(true);
  });

  test("everything that is wrong, at once", () => {
    const { problemCount } = readJurorList("name,email\nAnn,x\nBen,y\n,\nCleo,c@x.org");
    expect(problemCount).toBe(3);
  });
});
