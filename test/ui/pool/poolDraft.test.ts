import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  alphaOf,
  draftOfRules,
  inWords,
  isPassable,
  newPoolDraft,
  poolInput,
  poolIssues,
  rulesInput,
  rulesIssues,
  withAlpha,
  withWords,
} from "~/ui/pool/poolDraft";

const USDC = { symbol: "USDC", decimals: 6 };
const { rules } = newPoolDraft(USDC);
const named = { ...newPoolDraft(USDC), name: "Infrastructure", funds: "10000" };

describe("rules said twice", () => {
  test("a half-life of three days keeps 79.37 % a day, as the community models have it", () => {
    expect(alphaOf(rules)).toBe(0.79370053);
    expect(withAlpha(rules, 0.5).halfLife).toBe(1);
  });

  test("β 0.2 and ρ 0.0025 grant at most 15 % and ask 6.25 % of the smallest request", () => {
    expect(inWords(rules)).toEqual({ spendingLimit: 0.15, minimumConviction: 0.0625 });
  });

  test("words and symbols say the same whichever is set", () => {
    const share = fc.double({ min: 0.01, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (limit, least) => {
        const words = inWords(withWords(rules, { spendingLimit: limit, minimumConviction: least }));
        expect(words.spendingLimit).toBeCloseTo(limit, 9);
        expect(words.minimumConviction).toBeCloseTo(least, 9);
      }),
    );
  });
});

describe("what is wrong with a pool", () => {
  test("nothing with the usual rules, a name and funds", () => {
    expect(poolIssues(named)).toEqual([]);
  });

  test("ρ from β² on is explained with β² itself, and nothing is drawn", () => {
    const wrong = { ...rules, rho: 0.04 };
    expect(rulesIssues(wrong)).toEqual([
      {
        field: "rho",
        message: expect.stringMatching(/ρ is 0\.04, but must be below β² = 0\.04: /),
      },
    ]);
    expect(isPassable(wrong)).toBe(false);
  });

  test("words that make β more than the whole pool say so", () => {
    const wrong = withWords(rules, { spendingLimit: 0.9, minimumConviction: 0.25 });
    expect(wrong.beta).toBeCloseTo(1.8, 9);
    expect(rulesIssues(wrong).map(({ field }) => field)).toEqual(["beta"]);
  });

  test("everything is said at once", () => {
    const wrong = {
      ...{ ...newPoolDraft(USDC), funds: "1.1234567", ownToken: true, symbol: " " },
      rules: { ...rules, source: "tokens" as const, limit: "0", minimumStake: "-1" },
    };
    const fields = poolIssues(wrong).map(({ field }) => field);
    expect(fields).toEqual(["name", "symbol", "funds", "minimumStake", "credential", "limit"]);
  });
});

describe("what is sent", () => {
  test("the round's own token is not named, and an equal pool has no list", () => {
    expect(poolInput(named)).toEqual({
      ...{ name: "Infrastructure", description: "", funds: "10000" },
      rules: {
        ...{ charging: { halfLife: 3 }, unit: "day", beta: 0.2, rho: 0.0025, minimumAge: 1 },
        ...{ minimumStake: "0", power: { source: "equal", rule: "fixed", limit: "100" } },
      },
    });
  });

  test("a rule without a limit sends none; tokens send their list", () => {
    const tokens = {
      ...rules,
      source: "tokens" as const,
      credential: " GTC ",
      rule: "quadratic" as const,
    };
    expect(rulesInput(tokens).power).toEqual({
      ...{ source: "tokens", credential: "GTC", rule: "quadratic" },
    });
  });

  test("stored rules become a draft that sends them again", () => {
    const power = { source: "equal", credential: null, rule: "fixed", limit: "100" } as const;
    const stored = { ...rules, alpha: alphaOf(rules), power };
    expect(rulesInput(draftOfRules(stored))).toEqual(rulesInput(rules));
  });
});
