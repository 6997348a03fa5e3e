import { describe, expect, test } from "vitest";
import { csvResponse } from "~/ui/results/csvStream";
import { poolShare } from "~/ui/results/poolShare";
import { readParams } from "~/ui/results/readParams";
import { resultsPath } from "~/ui/results/resultsPages";
import { fittedInWords, jurorLabel, saidInWords } from "~/ui/results/said";
import { rankInterval } from "~/ui/results/WeightsTable";

const PAIR = { a: { title: "a/one" }, b: { title: "b/two" } };

describe("what was said and what was fitted, in words", () => {
  test.each([
    ["ratio", Math.log(5), "a/one matters 5 times more"],
    ["ratio", -Math.log(1.5), "b/two matters 1.5 times more"],
    ["ratio", 0, "both the same"],
    ["binary", 1, "a/one matters more"],
    ["binary", 0, "b/two matters more"],
    ["binary", 0.5, "both the same"],
  ] as const)("%s %d said: %s", (reads, value, words) => {
    expect(saidInWords(PAIR, reads, value)).toBe(words);
  });

  test.each([
    ["binary", 0.73, "a/one with 73%"],
    ["binary", 0.2, "b/two with 80%"],
    ["ratio", Math.log(2), "a/one matters 2 times more"],
  ] as const)("%s %d fitted: %s", (reads, value, words) => {
    expect(fittedInWords(PAIR, reads, value)).toBe(words);
  });

  test.each([
    [{ juror: 7, jurorName: null }, "Juror 7"],
    [{ juror: 7, jurorName: "Ann" }, "Ann (Juror 7)"],
    [{ juror: null, jurorName: null }, "–"],
  ])("%j is called %s", (juror, label) => {
    expect(jurorLabel(juror)).toBe(label);
  });
});

test.each([
  [0.25, "250000001"],
  [0, "0"],
  [1, "1000000007"],
])("a share of %d of the pool is %s", (share, amount) => {
  expect(poolShare({ amount: "1000000007", decimals: 6, symbol: "USDC" }, share).amount).toBe(
    amount,
  );
});

test.each([
  [1, 3, "1–3"],
  [2, 2, "2"],
  [1.5, 4, "1.5–4"],
  [null, null, "–"],
])("ranks from %s to %s are written %s", (low, high, written) => {
  expect(rankInterval(low, high)).toBe(written);
});

test("a part of the results keeps its address with a method", () => {
  expect(resultsPath("r", "")).toBe("/rounds/r/results");
  expect(resultsPath("r", "/jurors", "bt_l2")).toBe("/rounds/r/results/jurors?method=bt_l2");
});

test("a file is written page by page, until one is not full", async () => {
  const asked: number[] = [];
  const response = csvResponse("a.csv", ["name", "n"], async (offset) => {
    asked.push(offset);
    const left = Math.max(0, 1500 - offset);
    return Array.from({ length: Math.min(1000, left) }, (_, at) => [`=p${offset + at}`, at]);
  });
  const lines = (await response.text()).split("\n");
  expect(lines).toHaveLength(1502);
  expect(lines.slice(0, 2)).toEqual(["name,n", "'=p0,0"]);
  expect(asked).toEqual([0, 1000]);
});

describe("parameters of a fit", () => {
  const infos = [{ name: "lambda", default: 3, min: 0, max: 100 }];
  test.each([
    [{}, { lambda: 3 }, []],
    [{ lambda: " 2.5 " }, { lambda: 2.5 }, []],
    [{ lambda: "" }, {}, ["lambda"]],
    [{ lambda: "three" }, {}, ["lambda"]],
    [{ lambda: "101" }, {}, ["lambda"]],
    [{ lambda: "-1" }, {}, ["lambda"]],
  ])("%j is read as %j", (written, params, wrong) => {
    const read = readParams(infos, written);
    expect(read.params).toEqual(params);
    expect(Object.keys(read.errors)).toEqual(wrong);
  });
});
