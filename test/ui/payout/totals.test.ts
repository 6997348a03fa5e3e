import { expect, test } from "vitest";
import { payoutTotals } from "~/ui/payout/totals";

test("payoutTotals sums beyond what a double holds, and splits by address", () => {
  const lines = [
    { amount: "9007199254740993", address: "0x1" },
    { amount: "2", address: null },
  ];
  expect(payoutTotals(lines, "9007199254740995")).toEqual({
    all: 9007199254740995n,
    payable: 9007199254740993n,
    heldBack: 2n,
    heldBackLines: 1,
    exact: true,
  });
});

test("payoutTotals counts no line of nothing as held back", () => {
  const lines = [
    { amount: "0", address: null },
    { amount: "3", address: "0x1" },
  ];
  expect(payoutTotals(lines, "3")).toMatchObject({ heldBack: 0n, heldBackLines: 0, exact: true });
});

test("payoutTotals tells when one unit is missing", () => {
  expect(payoutTotals([{ amount: "2", address: null }], "3").exact).toBe(false);
});
