import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readComparisons, toComparisonData } from "~/core/formats";
import { readPlainComparisons } from "~/core/formats/plainComparisons";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Text is always read by the general reader. */
function expectSame(text: string, options: Parameters<typeof readComparisons>[1] = {}) {
  const general = readComparisons(text, options);
  const plain = readComparisons(bytesOf(text), options);
  expect({ ...plain }).toEqual(general);
  expect(toComparisonData(plain)).toEqual(toComparisonData(general));
}

const NAME = fc.constantFrom(
  ...["a", "b", "A", " a", "o/r", "O/r", "https://github.com/o/r", "0", "007", "x y", "'=1"],
);
const SHEER_DIRT = fc.constantFrom(
  ...["", '"a"', '"a', "é", "a,b", "a\r", "\r", "x".repeat(501), "1.50", "\0", "\uFEFF"],
);
const OUTCOME = fc.constantFrom("1", "0", "0.5", "1.0", "0.0", "1.5", " 1", "0.50", ".5", "2", "");
const CLEAN_OUTCOME = fc.constantFrom("1", "0", "0.5", "1.0", "0.0");
const HEADERS = [
  "winner,loser",
  "loser,winner",
  "a,b,outcome",
  "outcome, B ,a",
  "a,b",
  "a,b,weight",
];

describe("plain files read from their bytes", () => {
  it("come out as the general reader reads them, dirt and all", () => {
    const cell = fc.oneof({ weight: 12, arbitrary: NAME }, { weight: 1, arbitrary: SHEER_DIRT });
    const row = fc.oneof(
      { weight: 8, arbitrary: fc.tuple(cell, cell).map((cells) => cells.join(",")) },
      { weight: 8, arbitrary: fc.tuple(cell, cell, OUTCOME).map((cells) => cells.join(",")) },
      { weight: 1, arbitrary: fc.constantFrom("", ",", ",,", " ") },
    );
    const rows = fc.array(row, { maxLength: 8 });
    const options = fc.record({
      strict: fc.boolean(),
      ...{ items: fc.constantFrom(undefined, ["a", "o/r"]) },
      aliases: fc.constantFrom(undefined, { b: "a2" }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...HEADERS),
        rows,
        fc.constantFrom("", "\n", "\n\n"),
        options,
        (header, lines, end, { strict, items, aliases }) => {
          const text = [header, ...lines].join("\n") + end;
          expectSame(text, { strict, ...(items && { items }), ...(aliases && { aliases }) });
        },
      ),
    );
  });

  it.each([2, 3])("come out the same where every row of %i cells is clean", (columns) => {
    const item = fc.nat(3000).map((k) => `owner${k % 7}/item${k}`);
    const row = fc
      .tuple(item, item, CLEAN_OUTCOME)
      .filter(([a, b]) => a !== b)
      .map((cells) => cells.slice(0, columns).join(","));
    const header = columns === 2 ? "winner,loser" : "a,b,outcome";
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const text = [header, ...rows].join("\n");
        expect(readPlainComparisons(bytesOf(text), {})).toBeDefined();
        expectSame(text);
      }),
    );
  });

  it("come out the same when they are long enough for every table to grow", () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, k) => `item${k % 5000},item${(k * 7 + 1) % 5000}`,
    );
    const text = ["winner,loser", ...rows.filter((row) => new Set(row.split(",")).size > 1)].join(
      "\n",
    );
    expect(readPlainComparisons(bytesOf(text), {})).toBeDefined();
    expectSame(text);
  });

  it("keep the line of every row, empty lines counted", () => {
    const file = readComparisons(bytesOf("winner,loser\na,b\n\nc,a\n"));
    expect(file.rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it.each([
    ["a quotation mark", 'winner,loser\n"a",b\n'],
    ["a carriage return", "winner,loser\r\na,b\r\n"],
    ["letters beyond ASCII", "winner,loser\né,b\n"],
    ["a byte order mark", "\uFEFFwinner,loser\na,b\n"],
    ["a row that is too short", "winner,loser\na\n"],
    ["a row that is too long", "winner,loser\na,b,c\n"],
    ["an empty name", "winner,loser\na,\n"],
    ["an item against itself", "winner,loser\na,A\n"],
    ["another outcome", "a,b,outcome\na,b,2\n"],
    ["a third column", "winner,loser,juror\na,b,j\n"],
    ["no rows", "winner,loser\n"],
    ["nothing", ""],
  ])("leave %s to the general reader", (_, text) => {
    expect(readPlainComparisons(bytesOf(text), {})).toBeUndefined();
    expectSame(text);
  });
});
