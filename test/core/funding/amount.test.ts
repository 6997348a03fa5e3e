import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AmountError, formatAmount, parseAmount } from "~/core/funding";

describe("parseAmount", () => {
  it.each([
    { text: "1250.5", decimals: 6, out: 1_250_500_000n },
    { text: "0", decimals: 18, out: 0n },
    { text: " 7 ", decimals: 0, out: 7n },
    { text: "0.000000000000000001", decimals: 18, out: 1n },
    { text: "1.50", decimals: 1, out: 15n },
    { text: "007", decimals: 2, out: 700n },
  ])("reads $text with $decimals decimals as $out", ({ text, decimals, out }) => {
    expect(parseAmount(text, decimals)).toBe(out);
  });

  it.each(["", "-1", "+1", "1e3", "1,000", ".5", "5.", "0x10", "NaN", "Infinity", "1.2.3", "٣"])(
    "refuses %j",
    (text) => {
      expect(() => parseAmount(text, 18)).toThrow(AmountError);
    },
  );

  it("refuses an amount finer than the token instead of rounding it", () => {
    expect(() => parseAmount("1.2345678", 6)).toThrow(/more than 6 digits/);
  });
});

describe("formatAmount", () => {
  it("is read back exactly", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 256n }),
        fc.integer({ min: 0, max: 77 }),
        (amount, decimals) => parseAmount(formatAmount(amount, decimals), decimals) === amount,
      ),
    );
  });

  it.each([
    { amount: 5000000000001400000000n, decimals: 18, out: "5000.0000000014" },
    { amount: 0n, decimals: 18, out: "0" },
    { amount: 100n, decimals: 0, out: "100" },
    { amount: -5n, decimals: 1, out: "-0.5" },
  ])("writes $amount with $decimals decimals as $out", ({ amount, decimals, out }) => {
    expect(formatAmount(amount, decimals)).toBe(out);
  });
});
