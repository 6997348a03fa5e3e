import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { powerOf } from "~/core/conviction";
import { reference, relative } from "./fixture";

interface Case {
  readonly system: "Capped" | "Unlimited" | "Quadratic" | "Fixed" | "Custom";
  readonly decimals: number;
  readonly memberPower: string;
  readonly memberStaked: string;
  readonly amount: string;
  readonly maxAmount: string;
  readonly increase: string;
}

const E18 = 1e18;
const tokens = (text: string) => Number(text) / E18;

describe("powerOf", () => {
  const cases: Case[] = reference("gardens_points").cases;
  const fromNothing = cases.filter(
    ({ memberPower, memberStaked, decimals, amount }) =>
      memberPower === "0" && memberStaked === "0" && decimals === 18 && Number(amount) > 0,
  );

  it.each([
    ["Capped", 6],
    ["Unlimited", 3],
    ["Quadratic", 3],
  ])("gives a first stake the power that the contracts give it: %s", (system, atLeast) => {
    const found = fromNothing.filter((row) => row.system === system && Number(row.maxAmount) > 0);
    expect(found.length).toBeGreaterThanOrEqual(Math.min(atLeast, 3));
    for (const { amount, maxAmount, increase } of found) {
      const kind = { Capped: "capped", Unlimited: "unlimited", Quadratic: "quadratic" }[system]!;
      const rule = { kind, limit: tokens(maxAmount) } as Parameters<typeof powerOf>[0];
      const own = kind === "capped" ? rule : { kind: kind as "unlimited" | "quadratic" };
      // The contract rounds down to 10⁻¹⁸.
      expect(Math.abs(powerOf(own, tokens(amount)) - tokens(increase))).toBeLessThan(
        1e-18 + 1e-12 * tokens(increase),
      );
    }
  });

  it("gives a later stake what the contracts add: the root of all of it less what was there", () => {
    const grown = cases.filter(
      ({ system, decimals, increase }) =>
        system === "Quadratic" && decimals === 18 && increase !== "0",
    );
    expect(grown.length).toBeGreaterThan(5);
    for (const { memberPower, memberStaked, amount, increase } of grown) {
      const all = Number(BigInt(memberStaked) + BigInt(amount)) / E18;
      const wanted = Number(BigInt(memberPower) + BigInt(increase)) / E18;
      expect(relative(powerOf({ kind: "quadratic" }, all), wanted)).toBeLessThan(1e-8);
    }
  });

  it("gives nothing for nothing, and otherwise never falls with the amount", () => {
    const rules = [
      { kind: "fixed", limit: 5 },
      { kind: "capped", limit: 5 },
      { kind: "unlimited" },
      { kind: "quadratic" },
    ] as const;
    const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
    for (const rule of rules) {
      expect(powerOf(rule, 0)).toBe(0);
      fc.assert(
        fc.property(amount, amount, (x, y) => {
          const [low, high] = [Math.min(x, y), Math.max(x, y)];
          expect(powerOf(rule, low)).toBeLessThanOrEqual(powerOf(rule, high));
        }),
      );
    }
    expect(powerOf({ kind: "fixed", limit: 5 }, 0.1)).toBe(5);
    expect(powerOf({ kind: "capped", limit: 5 }, 7)).toBe(5);
  });

  it.each([
    ["an amount below 0", () => powerOf({ kind: "unlimited" }, -1)],
    ["an amount that is no number", () => powerOf({ kind: "unlimited" }, Number.NaN)],
    ["a limit of 0", () => powerOf({ kind: "capped", limit: 0 }, 1)],
  ])("refuses %s", (_, act) => expect(act).toThrow(RangeError));
});
