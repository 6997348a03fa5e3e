import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accept,
  DATA_DICTIONARY,
  type Judgements,
  readComparisons,
  toComparisonData,
  writeJudgements,
} from "~/core/formats";

const ITEMS = ["a/x", "=cmd,y", '@scope/"z"'];
const JURORS = ["juror-1", "juror-2"];
const textOf = (judgements: Judgements) => [...writeJudgements(judgements)].join("");

const row = fc
  .record({
    pair: fc.constantFrom([0, 1], [1, 2], [2, 0]),
    outcome: fc.constantFrom(0, 0.5, 1),
    size: fc.option(fc.double({ min: 0, max: 6.9, noNaN: true }), { nil: undefined }),
    weight: fc.constantFrom(1, 0.4, 1 / 3),
    juror: fc.constantFrom(-1, 0, 1),
  })
  .map(({ size, ...rest }) => ({
    ...rest,
    logRatio: size === undefined ? Number.NaN : size * (2 * rest.outcome - 1) || 0,
  }));

test("what is written is read back bit for bit, with what a row leaves open", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
      const text = textOf({
        ...{ items: ITEMS, jurors: JURORS },
        a: Int32Array.from(rows, ({ pair }) => pair[0]!),
        b: Int32Array.from(rows, ({ pair }) => pair[1]!),
        outcome: Float64Array.from(rows, ({ outcome }) => outcome),
        logRatio: Float64Array.from(rows, ({ logRatio }) => logRatio),
        weight: Float64Array.from(rows, ({ weight }) => weight),
        juror: Int32Array.from(rows, ({ juror }) => juror),
      });
      const file = accept(readComparisons(text, { items: ITEMS }));
      expect(file.format).toBe("plain-judgement");
      expect(
        file.rows.map(({ a, b, outcome, logRatio, weight, juror }) => ({
          ...{ pair: [a, b], outcome, logRatio: logRatio ?? Number.NaN, weight },
          juror: juror === undefined ? -1 : JURORS.indexOf(file.jurors[juror]!),
        })),
      ).toEqual(rows);
      const stated = rows.filter(({ logRatio }) => !Number.isNaN(logRatio));
      expect([...toComparisonData(file).ratio.logRatio]).toEqual(stated.map((r) => r.logRatio));
    }),
  );
});

test("a file of many parts is one file", () => {
  const count = 25_000;
  const of = (value: number) => new Int32Array(count).fill(value);
  const text = textOf({
    ...{ items: ITEMS, jurors: JURORS, a: of(0), b: of(1), juror: of(1) },
    outcome: new Float64Array(count).fill(1),
    logRatio: new Float64Array(count).fill(Number.NaN),
  });
  expect(accept(readComparisons(text)).rows).toHaveLength(count);
});

describe("a row of a file", () => {
  test.each([
    ["1,-0.5", "contradiction"],
    ["0,0.5", "contradiction"],
    ["0.5,0.1", "contradiction"],
    ["2,0.5", "outcome"],
    ["1,NaN", "number"],
  ])("that says %s is refused (%s)", (cells, rule) => {
    const { problems } = readComparisons(`a,b,outcome,logRatio\na/x,a/y,${cells}\n`);
    expect(problems.map((problem) => [problem.line, problem.rule])).toEqual([
      [2, rule === "number" ? expect.any(String) : rule],
    ]);
  });

  test.each([
    ["1,", { outcome: 1 }],
    ["1,0", { outcome: 1, logRatio: 0 }],
    ["0,-1.5", { outcome: 0, logRatio: -1.5 }],
  ])("that says %s is read", (cells, said) => {
    const [row] = accept(readComparisons(`a,b,outcome,logRatio\na/x,a/y,${cells}\n`)).rows;
    expect(row).toEqual({ line: 2, a: 0, b: 1, ...said });
  });
});

test("the dictionary names the columns of the file, in their order", () => {
  const [header] = textOf({
    ...{ items: [], jurors: [], a: new Int32Array(), b: new Int32Array() },
    ...{ outcome: new Float64Array(), logRatio: new Float64Array(), juror: new Int32Array() },
  }).split("\n");
  const { columns } = DATA_DICTIONARY.find(({ files }) => files.startsWith("train"))!;
  expect(Object.keys(columns).join(",")).toBe(header);
});
