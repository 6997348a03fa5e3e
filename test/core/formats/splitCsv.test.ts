import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitCsv } from "~/core/formats/splitCsv";
import { writeCsv } from "~/core/formats/writeCsv";

describe("splitCsv", () => {
  it("reads back whatever was written, cell for cell", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", " ", "é"), maxLength: 8 });
    const record = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), (records) => {
        const [header, ...rows] = records;
        const { rows: read, broken } = splitCsv(writeCsv(header!, rows));
        expect(broken).toEqual([]);
        expect(read.map(({ cells }) => cells)).toEqual(records);
      }),
      { numRuns: 2000 },
    );
  });

  it("puts every line of any text in a record, an empty line or among the broken", () => {
    const csvish = fc.string({
      unit: fc.constantFrom("a", '"', ",", "\n", "\r", " "),
      maxLength: 24,
    });
    fc.assert(
      fc.property(csvish, (text) => {
        const lines = text.replace(/\r\n?/g, "\n").split("\n");
        const { rows, broken } = splitCsv(text);
        const seen = new Set(broken.map(({ line }) => line));
        for (const { line, cells } of rows) {
          for (let at = 0; at <= cells.join("").split("\n").length - 1; at++) seen.add(line + at);
        }
        lines.forEach((written, index) => {
          if (/[^" ]/.test(written)) expect(seen).toContain(index + 1);
        });
      }),
      { numRuns: 3000 },
    );
  });

  it("gives each record the physical line it starts on", () => {
    const { rows } = splitCsv('a,"b\r\nb"\r\n\r\nc\rd\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 4, 5]);
  });

  it("sets a broken line aside and reads on", () => {
    const { rows, broken } = splitCsv('a,b\n"c"d,1\nf,3\n"g,4\nh,5');
    expect(broken.map(({ line, fault }) => [line, fault])).toEqual([
      [2, "after-closing"],
      [4, "not-closed"],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it("stops at the limit of rows, and says on which line", () => {
    const { rows, tooLongAt } = splitCsv("a\n\nb\nc\nd", 2);
    expect(rows).toHaveLength(2);
    expect(tooLongAt).toBe(4);
  });
});
