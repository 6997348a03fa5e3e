import { expect, test } from "vitest";
import { poolAdvice, publishChecks } from "~/ui/organizer/publishChecks";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const ready = {
  question: "Which one?",
  closesAt: new Date(NOW + 1),
  settings: { pool: { amount: "1" } },
};
const failing = (change: object, projects = 2) =>
  publishChecks({ ...ready, ...change }, projects, NOW)
    .filter((check) => !check.good)
    .map((check) => check.label);

test("a complete draft passes every check", () => {
  expect(failing({})).toEqual([]);
});

test.each([
  [{}, 1, "At least 2 projects"],
  [{ question: " " }, 2, "A question for the jurors"],
  [{ settings: { pool: { amount: "0" } } }, 2, "A pool above zero"],
  [{ closesAt: null }, 2, "A deadline in the future"],
  [{ closesAt: new Date(NOW) }, 2, "A deadline in the future"],
])("%j with %i projects still needs: %s", (change, projects, label) => {
  expect(failing(change, projects)).toEqual([label]);
});

test.each([
  [{ symbol: "USDC" }, /address of USDC/],
  [{ symbol: "USDC", tokenAddress: " " }, /address of USDC/],
  [{ symbol: "", tokenAddress: "" }, /address of the token/],
])("%j gets the advice to name the token's address", (pool, advice) => {
  expect(poolAdvice(pool)).toMatch(advice);
});

test.each([{ symbol: "ETH" }, { symbol: "xDAI" }, { symbol: "USDC", tokenAddress: "0x1" }])(
  "%j needs no advice",
  (pool) => {
    expect(poolAdvice(pool)).toBeNull();
  },
);
