import { describe, expect, it } from "vitest";
import { checkFile, inputHash, readComparisons, toComparisonData } from "~/core/formats";

describe("checkFile", () => {
  it.each([
    { text: "winner,loser\na,b", kind: "comparisons", format: "plain-winner" },
    { text: "repo,parent,weight\na,e,1", kind: "submission", format: "level1" },
    { text: "repo,parent\na,e", kind: "items", format: "repo" },
    { text: "https://github.com/a/b", kind: "items", format: "list" },
  ])("tells $kind from the header", ({ text, kind, format }) => {
    expect(checkFile(text)).toMatchObject({
      kind,
      format,
      ok: true,
      rows: 1,
      errors: [],
      repairs: [],
    });
  });

  it("lists errors and repairs together", () => {
    const report = checkFile("\uFEFFrepo,parent,weight\na,e,1\nb,e,x", { items: ["a", "b"] });
    expect(report).toMatchObject({ ok: false, errorCount: 1, rows: 1 });
    expect(report.errors).toMatchObject([
      { line: 3, column: "weight", value: "x", rule: "number" },
    ]);
    expect(report.repairs).toMatchObject([{ rule: "bom" }]);
  });

  it("judges a file as the kind that was asked for", () => {
    expect(checkFile("winner,loser\na,b", { kind: "submission" }).ok).toBe(false);
  });
});

describe("inputHash", () => {
  const hash = (text: string) => {
    const file = readComparisons(text);
    return inputHash(file.items, toComparisonData(file));
  };
  it("is the same for the same judgements in another spelling", () => {
    const one = hash("winner,loser\nhttps://github.com/A/b,c/d");
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(hash("a,b,outcome\r\na/b,c/d,1\r\n")).toBe(one);
  });
  it("differs when a judgement does", () => {
    expect(hash("winner,loser\na,b")).not.toBe(hash("a,b,outcome\na,b,0.5"));
  });
});
