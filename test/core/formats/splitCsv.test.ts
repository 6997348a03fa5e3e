import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitCsv } from "~/core/formats/splitCsv";

const OPTIONS = { record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true };

describe("splitCsv", () => {
  it("takes any text apart as csv-parse does, where that accepts it", () => {
    const csvish = fc.string({
      unit: fc.constantFrom("a", '"', ",", "\n", "\r", " "),
      maxLength: 24,
    });
    fc.assert(
      fc.property(csvish, (text) => {
        let expected: string[][];
        try {
          expected = parse(text, OPTIONS) as string[][];
        } catch {
          expect(splitCsv(text).broken).not.toEqual([]);
          return;
        }
        const { rows, broken } = splitCsv(text);
        expect(broken).toEqual([]);
        const isText = (cells: readonly string[]) => cells.length > 1 || cells[0] !== "";
        expect(rows.map(({ cells }) => cells).filter(isText)).toEqual(expected.filter(isText));
      }),
      { numRuns: 3000 },
    );
  });

  it("gives each record the physical line it starts on", () => {
    const { rows } = splitCsv('a,"b\r\nb"\r\n\r\nc\rd\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 4, 5]);
  });

  it("sets a broken line aside and reads on", () => {
    const { rows, broken } = splitCsv('a,b\n"c"d,1\ne"e,2\nf,3\n"g,4\nh,5');
    expect(broken.map(({ line, fault }) => [line, fault])).toEqual([
      [2, "after-closing"],
      [3, "inside-unquoted"],
      [5, "not-closed"],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([1, 4, 6]);
  });

  it("stops at the limit of rows, and says on which line", () => {
    const { rows, tooLongAt } = splitCsv("a\n\nb\nc\nd", 2);
    expect(rows).toHaveLength(2);
    expect(tooLongAt).toBe(4);
  });
});
