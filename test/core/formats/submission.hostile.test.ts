import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSubmission } from "~/core/formats";

const HEADER = "repo,parent,weight";
const ITEMS = ["a/x", "b/y", "c/z", "d/w"];
const fileOf = (weights: readonly string[]) =>
  [HEADER, ...weights.map((weight, k) => `${ITEMS[k]},ethereum,${weight}`)].join("\n");

/** Cells that must be refused, each by its rule. */
const HOSTILE = [
  { cell: "NaN", rule: "not-finite" },
  { cell: "Infinity", rule: "not-finite" },
  { cell: "-inf", rule: "not-finite" },
  { cell: "1e400", rule: "not-finite" },
  { cell: "-0.1", rule: "negative" },
  { cell: "0.5abc", rule: "number" },
  { cell: '"0,5"', rule: "number" },
  { cell: "50%", rule: "number" },
  { cell: "0x1F", rule: "number" },
  { cell: "1_000", rule: "number" },
  { cell: "", rule: "missing" },
] as const;
const good = fc.double({ min: 0.01, max: 1, noNaN: true }).map(String);

describe("readSubmission on hostile cells", () => {
  it("refuses each with its line, column, value and rule, wherever it stands", () => {
    const row = fc.oneof(
      good.map((cell) => ({ cell, rule: "" })),
      fc.constantFrom(...HOSTILE),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 4 }), (rows) => {
        const { problems, problemCount, weights } = readSubmission(
          fileOf(rows.map(({ cell }) => cell)),
          { items: ITEMS },
        );
        const bad = rows.flatMap(({ cell, rule }, k) =>
          rule === ""
            ? []
            : [{ line: k + 2, column: "weight", value: cell.replaceAll('"', ""), rule }],
        );
        expect(problems.filter(({ rule }) => rule !== "sum")).toMatchObject(bad);
        for (const { fix } of problems) expect(fix).not.toBe("");
        expect(problemCount).toBeGreaterThanOrEqual(bad.length);
        for (const value of weights.values()) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });

  it("reads the same from any line ending, quoting, byte order mark and spelling, and says so", () => {
    const style = fc.record({
      crlf: fc.boolean(),
      quoted: fc.boolean(),
      bom: fc.boolean(),
      upper: fc.boolean(),
      url: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(good, { minLength: 4, maxLength: 4 }),
        style,
        (weights, { crlf, quoted, bom, upper, url }) => {
          const plain = readSubmission(fileOf(weights), { items: ITEMS });
          const spelled = ITEMS.map(
            (item) => `${url ? "https://github.com/" : ""}${upper ? item.toUpperCase() : item}`,
          );
          const rows = weights.map((weight, k) => [spelled[k]!, "ethereum", weight]);
          const lines = rows.map((cells) =>
            cells.map((cell) => (quoted ? `"${cell}"` : cell)).join(","),
          );
          const text = [HEADER, ...lines].join(crlf ? "\r\n" : "\n");
          const file = readSubmission(`${bom ? "\uFEFF" : ""}${text}`, { items: ITEMS });
          expect([...file.weights]).toEqual([...plain.weights]);
          expect(file.problems).toEqual([]);
          const rules = new Set(file.repairs.map(({ rule }) => rule));
          expect(rules.has("bom")).toBe(bom);
          expect(rules.has("item-spelling")).toBe(upper);
          expect(rules.has("item-url")).toBe(url && !upper);
        },
      ),
    );
  });

  it("never changes anything in strict mode: it reads what needs no repair, or refuses", () => {
    const cell = fc.oneof(good, fc.constantFrom("0.5C", "2", ...HOSTILE.map((each) => each.cell)));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (weights) => {
        const text = fileOf(weights);
        const [lenient, strict] = [false, true].map((mode) =>
          readSubmission(text, { items: ITEMS, strict: mode }),
        );
        expect(strict!.repairs).toEqual([]);
        expect(strict!.problemCount === 0).toBe(
          lenient!.problemCount === 0 && lenient!.repairs.length === 0,
        );
      }),
    );
  });

  it.each([
    { what: "two values for one item", row: "a/x,ethereum,0.7", found: "problems" },
    { what: "a copy of a row", row: "a/x,ethereum,0.25", found: "repairs" },
  ] as const)("finds $what under another spelling too", ({ row, found }) => {
    const rows = ITEMS.map((item) => `${item},ethereum,0.25`);
    for (const again of [row, row.replace("a/x", "https://github.com/A/x.git")]) {
      const file = readSubmission([HEADER, ...rows, again].join("\n"), { items: ITEMS });
      expect(file[found]).toContainEqual(expect.objectContaining({ line: 6, rule: "duplicate" }));
    }
  });
});

describe("readSubmission on large files", () => {
  const ROWS = 100_000;
  const text = (weight: string) =>
    `${HEADER}\n${Array.from({ length: ROWS }, (_, k) => `o/r${k},e,${weight}\n`).join("")}`;

  it("reads a hundred thousand rows", () => {
    const file = readSubmission(text("0.00001"));
    expect(file).toMatchObject({ rows: ROWS, problemCount: 0, repairs: [] });
    expect(file.weights.size).toBe(ROWS);
  });

  it("shows a hundred problems and counts all", () => {
    const { problems, problemCount, rows } = readSubmission(text("NaN"));
    expect({ shown: problems.length, problemCount, rows }).toEqual({
      shown: 100,
      problemCount: ROWS,
      rows: 0,
    });
    expect(problems.map(({ line }) => line)).toEqual(Array.from({ length: 100 }, (_, k) => k + 2));
  });

  const MEGABYTES_10 = 10_000_000;
  it.each([
    { what: "a name", text: `${HEADER}\n${"x".repeat(MEGABYTES_10)},e,1`, rule: "name-length" },
    { what: "a number", text: `${HEADER}\na/x,e,${"1".repeat(MEGABYTES_10)}`, rule: "number" },
    {
      what: "a parent",
      text: `${HEADER}\na/x,e,1\nb/y,${"p".repeat(MEGABYTES_10)},1`,
      rule: "parent",
    },
    { what: "commas", text: `${HEADER}\n${",".repeat(MEGABYTES_10)}`, rule: "fields" },
    { what: "a header", text: `${"x".repeat(MEGABYTES_10)}\na`, rule: "header" },
    {
      what: "a field that is not closed",
      text: `${HEADER}\na/x,e,"${"1".repeat(MEGABYTES_10)}`,
      rule: "quotes",
    },
  ])(
    "refuses ten megabytes of $what in one line, quoting a little of it",
    ({ text: line, rule }) => {
      const { problems } = readSubmission(line, { items: ITEMS });
      expect(problems).toContainEqual(expect.objectContaining({ rule }));
      for (const { value, message, fix } of problems) {
        expect(value.length + message.length + fix.length).toBeLessThan(3000);
      }
    },
  );
});
