import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkFile,
  type Findings,
  readAliases,
  readAmounts,
  readComparisons,
  readContributions,
  readGraph,
  readItems,
  readSubmission,
} from "~/core/formats";

type Input = string | Uint8Array;

const READERS: Record<string, (input: Input) => Findings> = {
  readAliases,
  readAmounts,
  readComparisons,
  readContributions,
  readGraph,
  readItems,
  readSubmission,
};
const HEADERS = [
  "timestamp,juror,repo_a,repo_b,parent,choice,multiplier,reasoning",
  "repo_a,repo_b,winner,multiplier,reasoning",
  "winner,loser,weight,juror",
  "a,b,logRatio",
  "a,b,outcome",
  "repo,parent,weight",
  "dependency,repo,weight",
  "dependency,repo",
  "repo,originality",
  "project,percent",
  "repo,parent",
  "id,donor,project,token,grantAddress,amount,rawScore",
  "project,weight,address",
  "old,new",
];

const ADDRESS = "0x31fb226689b2e8d650269c8d142eb4bc43155a93";
const names = fc.constantFrom("a", "b", "A", "c/d", "https://github.com/C/d.git", "originality");
const numbers = fc.constantFrom("1", "2", "0.5", "0.5C", "3.25", "1e-7", "1e+18");
const dirt = fc.constantFrom(
  ...["", " ", "NaN", "-1", "1e400", "0.5abc", "0x", ADDRESS, "tie", "a\nb", 'say "so"', "\u0000"],
  ...["=1+1", "__proto__", "1".repeat(500), "x".repeat(600), "\uFEFF", "\uD800", "💰"],
);
const cell = fc.oneof({ weight: 4, arbitrary: names }, { weight: 4, arbitrary: numbers }, dirt);

/** Rows under a header, quoted as they must be, and the physical line each starts on. */
const written = (header: string, value = cell) =>
  fc.array(fc.array(value, { minLength: 1, maxLength: 9 }), { maxLength: 25 }).map((rows) => {
    const width = header.split(",").length;
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    // Nine of ten rows have the right width; fc.array alone would hardly ever hit it.
    const fitted = rows.map((row, k) =>
      k % 10 === 9 ? row : Array.from({ length: width }, (_, j) => row[j % row.length]!),
    );
    const lines: number[] = [];
    let next = 2;
    for (const row of fitted) {
      // One empty field is an empty line, however it is quoted.
      if (row.length > 1 || row[0] !== "") lines.push(next);
      next += 1 + row.join("").split("\n").length - 1;
    }
    return { text: [header, ...fitted.map((row) => row.map(quote).join(","))].join("\n"), lines };
  });

const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .dictionary(names, fc.oneof(fc.array(names), fc.dictionary(names, numbers)))
    .map((graph) => JSON.stringify(graph)),
);
const anything: fc.Arbitrary<Input> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", "{", "}", "[", "]", ":", "1") }),
  fc.constantFrom(...HEADERS).chain((header) => written(header).map(({ text }) => text)),
  json,
);

describe("every reader", () => {
  it.each(Object.keys(READERS))("%s never throws, and explains every problem", (name) => {
    fc.assert(
      fc.property(anything, (input) => {
        const { problems, problemCount, repairs } = READERS[name]!(input);
        expect(problems.length).toBe(Math.min(problemCount, 100));
        for (const { line, rule, message, fix } of problems) {
          expect(line).toBeGreaterThanOrEqual(0);
          expect([rule, message, fix]).not.toContain("");
        }
        for (const { rule, message } of repairs) expect([rule, message]).not.toContain("");
      }),
      { numRuns: 400 },
    );
  });

  it("is chosen by checkFile, which never throws either", () => {
    fc.assert(
      fc.property(anything, (input) => {
        const { ok, errorCount, rows } = checkFile(input);
        expect(ok).toBe(errorCount === 0);
        expect(rows).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 400 },
    );
  });
});

/** Repairs that leave a row out. */
const DROPS = ["duplicate", "self-comparison", "self-dependency"];
const linesOf = (found: readonly { line: number }[]) => found.map(({ line }) => line);

function accounted(rows: readonly { line: number }[], { problems, repairs }: Findings) {
  const dropped = repairs.filter(({ rule }) => DROPS.includes(rule));
  return new Set([...linesOf(rows), ...linesOf(problems), ...linesOf(dropped)]);
}

describe("no reader loses a row silently:", () => {
  const rowsOf: { header: string; read: (text: string) => Findings; rows: string }[] = [
    ...HEADERS.slice(0, 5).map((header) => ({ header, read: readComparisons, rows: "rows" })),
    { header: HEADERS[10]!, read: readItems, rows: "rows" },
    { header: HEADERS[11]!, read: readContributions, rows: "rows" },
    { header: HEADERS[12]!, read: readAmounts, rows: "rows" },
    { header: "repo,parent,weight", read: readGraph, rows: "edges" },
    { header: "dependency,repo", read: readGraph, rows: "edges" },
  ];
  it.each(rowsOf)("each line of $header is read, dropped with a repair or refused", (each) => {
    fc.assert(
      fc.property(written(each.header), ({ text, lines }) => {
        const file = each.read(text);
        const rows = (file as unknown as Record<string, { line: number }[]>)[each.rows]!;
        const found = accounted(rows, file);
        expect(lines.filter((line) => !found.has(line))).toEqual([]);
        expect(rows.length).toBe(new Set(linesOf(rows)).size);
      }),
      { numRuns: 300 },
    );
  });

  it("a row about an item outside the list is counted", () => {
    fc.assert(
      fc.property(written("winner,loser", names), ({ text, lines }) => {
        const file = readComparisons(text, { items: ["a", "c/d"] });
        const left = lines.filter((line) => !accounted(file.rows, file).has(line));
        expect(left).toHaveLength(file.outside);
      }),
    );
  });

  it.each(["repo,parent,weight", "dependency,repo,weight", "repo,originality", "project,percent"])(
    "the rows of a submission %s add up",
    (header) => {
      fc.assert(
        fc.property(written(header), ({ text, lines }) => {
          const file = readSubmission(text);
          const noted = accounted([], file).size;
          expect(file.rows + noted).toBeGreaterThanOrEqual(lines.length);
        }),
        { numRuns: 300 },
      );
    },
  );

  it("each entry of a JSON graph is an edge, dropped with a repair or refused", () => {
    const graph = fc.dictionary(fc.constantFrom("r", "s", "t/u"), fc.dictionary(cell, cell));
    fc.assert(
      fc.property(graph, (repos) => {
        const entries = Object.values(repos).flatMap((dependencies) => Object.keys(dependencies));
        const { edges, problemCount, repairs } = readGraph(JSON.stringify(repos));
        const dropped = repairs.filter(({ rule }) => DROPS.includes(rule)).length;
        expect(edges.length + problemCount + dropped).toBeGreaterThanOrEqual(entries.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe("no cell takes a reader long:", () => {
  it.each([
    { what: "digits", text: `repo,parent,weight\na,b,${"1".repeat(200_000)}x` },
    { what: "slashes", text: `repo,parent,weight\na,${"/".repeat(200_000)}x,1` },
    { what: "spaces", text: `winner,loser\n${" ".repeat(200_000)}x,b` },
    { what: "amounts", text: `donor,project,amount\na,b,${"9".repeat(200_000)}` },
    { what: "quotation marks", text: `winner,loser\n${'"\n""\n'.repeat(50_000)}` },
    { what: "backslashes", text: `{"${"\\".repeat(200_000)}` },
    { what: "spaces in JSON", text: `{${" ".repeat(2_000_000)}` },
    { what: "fields", text: `winner,loser\n${",".repeat(2_000_000)}` },
  ])("$what", ({ text }) => {
    const start = performance.now();
    checkFile(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
