import { describe, expect, test } from "vitest";
import { METHODS } from "~/core/ranking";
import { checkRoundDraft } from "~/ui/organizer/checkRoundDraft";
import { newRoundDraft, type RoundDraft } from "~/ui/organizer/roundDraft";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const good: RoundDraft = {
  ...newRoundDraft(METHODS),
  title: "Ethereum dependencies",
  projects: "ethereum/go-ethereum\nsigp/lighthouse",
  poolAmount: "350000.5",
  closesAt: "2026-12-20T12:00",
  metric: "log_ratio_mse",
  method: "log_l2_ridge",
  params: { lambda: "3" },
};
const check = (change: Partial<RoundDraft>) =>
  checkRoundDraft({ ...good, ...change }, METHODS, NOW);

describe("checkRoundDraft", () => {
  test("passes a complete draft on, the pool in the smallest unit", () => {
    const { issues, input } = check({});
    expect(issues).toEqual([]);
    expect(input?.settings).toEqual({
      metric: "log_ratio_mse",
      split: { train: 0.6, public: 0.2, private: 0.2 },
      submissionsPerDay: 5,
      contest: { dataEveryHours: 24, teamSizeMax: 5 },
      input: "pairs",
      pairsPerJuror: 30,
      multiplierMax: 999,
      ownInsights: true,
      judging: { repeatShare: 0.1, overlapShare: 0.2, itemFloor: 3 },
      pool: { amount: "350000500000", decimals: 6, symbol: "USDC" },
      weights: { method: "log_l2_ridge", params: { lambda: 3 } },
      resultsVisible: "after_close",
    });
  });

  test("an amount of 18 decimals keeps its last digit", () => {
    const { input } = check({ poolAmount: "1234567.000000000000000001", decimals: "18" });
    expect(input?.settings.pool.amount).toBe("1234567000000000000000001");
  });

  test("a draft may go without a deadline", () => {
    expect(check({ closesAt: "" })).toMatchObject({ issues: [], input: { closesAt: undefined } });
  });

  test.each<[keyof RoundDraft, string, string, RegExp]>([
    ["title", " ", "title", /title/],
    ["question", "", "question", /question/],
    ["projects", "\n", "projects", /at least two/],
    ["train", "0.7", "train", /sum to 1.1, not to 1: take 0.1 away/],
    ["train", "0.5", "train", /add 0.1/],
    ["private", "-0.2", "private", /0 to 1/],
    ["public", "20%", "public", /0 to 1/],
    ["submissionsPerDay", "0", "submissionsPerDay", /1 to 50/],
    ["submissionsPerDay", "2.5", "submissionsPerDay", /whole number/],
    ["pairsPerJuror", "0", "pairsPerJuror", /1 to 1000/],
    ["repeatShare", "1.5", "repeatShare", /0 to 1/],
    ["overlapShare", "", "overlapShare", /0 to 1/],
    ["itemFloor", "-1", "itemFloor", /0 to 100/],
    ["pairsMax", "0", "pairsMax", /1 to 10000, or empty/],
    ["multiplierMax", "", "multiplierMax", /1 to 999/],
    ["multiplierMax", "1000", "multiplierMax", /1 to 999/],
    ["poolAmount", "", "poolAmount", /350000/],
    ["poolAmount", "0", "poolAmount", /more than nothing/],
    ["poolAmount", "1,000", "poolAmount", /plain decimal/],
    ["poolAmount", "0.0000001", "poolAmount", /more than 6 digits/],
    ["decimals", "1.5", "decimals", /whole number/],
    ["symbol", "", "symbol", /symbol/],
    ["tokenAddress", "0x12", "tokenAddress", /40 hexadecimal/],
    ["method", "guess", "method", /Choose/],
    ["closesAt", "2020-01-01T00:00", "closesAt", /past/],
    ["closesAt", "soon", "closesAt", /not a date/],
  ])("%s = %j is put right at %s", (field, value, at, message) => {
    const { issues, input } = check({ [field]: value });
    expect(input).toBeNull();
    expect(issues).toEqual([{ field: at, message: expect.stringMatching(message) }]);
  });

  test("a parameter outside its range is named with the range", () => {
    const { issues } = check({ params: { lambda: "-1" } });
    expect(issues).toMatchObject([{ field: "params.lambda" }]);
  });

  test("all issues are told at once", () => {
    const { issues } = check({ title: "", poolAmount: "", train: "x", symbol: "", method: "" });
    expect(issues.map((i) => i.field)).toEqual([
      "title",
      "train",
      "poolAmount",
      "symbol",
      "method",
    ]);
  });
});

test("a new draft needs nothing but a title, projects and a pool", () => {
  const { issues } = checkRoundDraft(newRoundDraft(METHODS), METHODS, NOW);
  expect(issues.map((i) => i.field)).toEqual(["title", "projects", "poolAmount"]);
});
