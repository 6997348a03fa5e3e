import { describe, expect, test } from "vitest";
import { toCsv } from "~/ui/primitives/csv";
import {
  countOf,
  formatAmount,
  formatAmountExact,
  formatChange,
  formatInterval,
  formatNumber,
  formatScore,
  formatWeight,
} from "~/ui/primitives/numbers";
import { sortRows } from "~/ui/primitives/table";
import { formatDateTime, formatRelative } from "~/ui/primitives/times";

const usdc = (amount: string, decimals = 6) => ({ amount, decimals, symbol: "USDC" });

describe("numbers for reading", () => {
  test.each([
    [0, "0.00%"],
    [1, "100.00%"],
    [0.12345, "12.35%"],
    [0.000001, "<0.01%"],
    [Number.NaN, "–"],
  ])("the weight %s reads %s", (weight, text) => expect(formatWeight(weight)).toBe(text));

  test("an interval names its unit once", () => {
    expect(formatInterval(0.01, 0.025)).toBe("1.00–2.50%");
  });

  test.each([
    ["0", 6, "0 USDC", "0 USDC"],
    ["350000000000", 6, "350,000 USDC", "350,000 USDC"],
    ["1250512345", 6, "1,250.51… USDC", "1,250.512345 USDC"],
    ["1999999", 6, "1.99… USDC", "1.999999 USDC"],
    ["1500000", 6, "1.50 USDC", "1.5 USDC"],
    [
      "123456789012345678901234567890",
      18,
      "123,456,789,012.34… USDC",
      "123,456,789,012.34567890123456789 USDC",
    ],
    ["7", 0, "7 USDC", "7 USDC"],
  ])("%s units at %s decimals read %s, exactly %s", (amount, decimals, short, exact) => {
    expect(formatAmount(usdc(amount, decimals))).toBe(short);
    expect(formatAmountExact(usdc(amount, decimals))).toBe(exact);
  });

  test("scores, changes, counts and other numbers use a true minus and steady digits", () => {
    expect(formatScore(4.38749)).toBe("4.3875");
    expect(formatScore(-0.5)).toBe("−0.5000");
    expect([formatChange(3), formatChange(-3), formatChange(0)]).toEqual(["+3", "−3", "0"]);
    expect([countOf(1, "project"), countOf(1200, "project")]).toEqual([
      "1 project",
      "1,200 projects",
    ]);
    expect([formatNumber(1e-9), formatNumber(0), formatNumber(1234.5678)]).toEqual([
      "1.0e−9",
      "0",
      "1,234.6",
    ]);
  });
});

describe("times for reading", () => {
  const now = new Date("2026-11-20T12:00:00Z");
  test.each([
    ["2026-11-20T11:59:40Z", "just now"],
    ["2026-11-20T12:00:10Z", "in under a minute"],
    ["2026-11-20T10:00:00Z", "2 hours ago"],
    ["2026-11-23T12:00:00Z", "in 3 days"],
    ["2024-10-01T00:00:00Z", "2 years ago"],
  ])("%s reads %s at noon of 20 November", (at, text) => {
    expect(formatRelative(new Date(at), now)).toBe(text);
  });

  test("moments are given in UTC for every reader", () => {
    expect(formatDateTime(now)).toBe("20 Nov 2026, 12:00 UTC");
  });
});

describe("tables and their files", () => {
  test("sorting is stable and puts absent values last in both directions", () => {
    const rows = [{ v: 2 }, { v: null }, { v: 10 }, { v: 1 }];
    const values = (direction: "ascending" | "descending") =>
      sortRows(rows, (row) => row.v, direction).map((row) => row.v);
    expect(values("ascending")).toEqual([1, 2, 10, null]);
    expect(values("descending")).toEqual([10, 2, 1, null]);
  });

  test("a CSV quotes what needs it and disarms formulas, but leaves numbers alone", () => {
    expect(
      toCsv(
        ["a", "b"],
        [
          ['say "hi", you', "=HYPERLINK(1)"],
          ["-1.5", null],
          [2, "+x"],
        ],
      ),
    ).toBe('a,b\n"say ""hi"", you",\'=HYPERLINK(1)\n-1.5,\n2,\'+x\n');
  });
});
