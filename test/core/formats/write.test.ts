import { describe, expect, it } from "vitest";
import {
  accept,
  type ComparisonFormat,
  FormatError,
  readComparisons,
  readSubmission,
  writeComparisons,
  writeCsv,
  writeWeights,
} from "~/core/formats";

describe("writeCsv", () => {
  it("keeps spreadsheets from running text, and leaves numbers alone", () => {
    const text = writeCsv(
      ["a", "b"],
      [
        ["=1+1", -5],
        ["@x", 2n],
        ['q"', "x,y"],
        ["-", "+a"],
      ],
    );
    expect(text).toBe(`a,b\n"'=1+1",-5\n"'@x",2\n"q""","x,y"\n"'-","'+a"\n`);
  });
});

describe("writeWeights", () => {
  it("is read back to the last bit", () => {
    const weights = new Map([
      ["a/x", 0.1 + 0.2],
      ["@a/y", 1 - (0.1 + 0.2)],
    ]);
    expect(accept(readSubmission(writeWeights(weights, "ethereum"))).weights).toEqual(weights);
  });
});

describe("writeComparisons", () => {
  const source = accept(
    readComparisons(
      `timestamp,juror,repo_a,repo_b,parent,choice,multiplier,reasoning
2025-01-01,Ann,a/x,a/y,ethereum,1,3,"because, =x"
2025-01-02,Bo,a/x,a/z,ethereum,2,2.5,`,
    ),
  );
  const formats: ComparisonFormat[] = [
    "trial2025",
    "gg24-public",
    "gg24-resolution",
    "synthetic",
    "plain-winner",
    "plain-outcome",
    "plain-ratio",
    "plain-judgement",
  ];
  it.each(formats)("writes %s so that it reads back the same", (format) => {
    const text = writeComparisons(source, format);
    const back = accept(readComparisons(text));
    expect(back.format).toBe(format);
    const judged = (file: typeof back) =>
      file.rows.map(({ a, b, outcome }) =>
        outcome === 1 ? [file.items[a], file.items[b]] : [file.items[b], file.items[a]],
      );
    expect(judged(back)).toEqual(judged(source));
    back.rows.forEach((row, k) => {
      if (row.logRatio === undefined) return;
      expect(Math.abs(row.logRatio)).toBeCloseTo(Math.abs(source.rows[k]!.logRatio!), 10);
    });
  });

  it("writes the trial's multipliers as they were stated", () => {
    expect(writeComparisons(source, "trial2025")).toContain(
      "2025-01-02,Bo,a/x,a/z,ethereum,2,2.5,\n",
    );
  });

  it("refuses what a format cannot hold, row by row", () => {
    const winners = accept(readComparisons("a,b,outcome\nx,y,1\nx,z,0.5"));
    const problems = (format: ComparisonFormat) => {
      try {
        writeComparisons(winners, format);
      } catch (error) {
        if (error instanceof FormatError) return error.problems.map(({ line }) => line);
        throw error;
      }
      return [];
    };
    expect(problems("trial2025")).toEqual([2, 3]);
    expect(problems("plain-winner")).toEqual([3]);
    expect(problems("plain-outcome")).toEqual([]);
  });
});
