import { describe, expect, it } from "vitest";
import { boostCoefficients, type Credential, type Transfer, transferCurve } from "~/core/funding";

const HELD = [1, 3, 5, 9];
const credential = (transfer: Transfer, more: Partial<Credential> = {}): Credential => ({
  name: "token",
  amount: HELD,
  holders: HELD,
  threshold: 3,
  maxBoost: 3,
  transfer,
  ...more,
});
/** Mean 17/3, deviation with n − 1 of 3, 5, 9. */
const DEVIATION = Math.sqrt(((3 - 17 / 3) ** 2 + (5 - 17 / 3) ** 2 + (9 - 17 / 3) ** 2) / 2);

describe("transferCurve", () => {
  it.each<[string, Transfer, number, number]>([
    ["threshold", { kind: "threshold" }, 5, 1],
    ["linear at the threshold", { kind: "linear" }, 3, 1 / 7],
    ["linear at the top", { kind: "linear" }, 9, 1],
    ["logLinear at the top", { kind: "logLinear" }, 9, 1],
    [
      "logLinear between",
      { kind: "logLinear" },
      5,
      (Math.log(6) - Math.log(4) + 1) / (Math.log(10) - Math.log(4) + 1),
    ],
    ["normal below the mean", { kind: "normal" }, 5, 0],
    ["normal above it", { kind: "normal" }, 7, (7 - 17 / 3) / DEVIATION],
    ["normal far above", { kind: "normal" }, 90, 1],
    ["sigmoid", { kind: "sigmoid", k: 0, b: -5 }, 5, 0.5],
  ])("%s", (_, transfer, x, wanted) => {
    expect(transferCurve(credential(transfer))(x)).toBeCloseTo(wanted, 12);
  });

  it("boosts nobody beyond the rest where all hold the same", () => {
    const curve = transferCurve(credential({ kind: "normal" }, { holders: [4, 4, 4] }));
    expect(curve(4)).toBe(0);
  });
});

describe("boostCoefficients", () => {
  const two = [
    credential({ kind: "threshold" }),
    credential({ kind: "threshold" }, { threshold: 9, maxBoost: 4 }),
  ];
  it.each([
    ["max", [1, 7, 7, 9]],
    ["sum", [1, 7, 7, 15]],
    ["product", [1, 7, 7, 25]],
    ["or", [1, 3, 3, 3]],
  ] as const)("combines two credentials by %s, B = 1 + 2 · combined", (combine, wanted) => {
    const found = boostCoefficients(4, { credentials: two, combine, factor: 2 });
    expect([...found]).toEqual(wanted);
  });

  it.each([
    ["a negative factor", { credentials: two, combine: "or", factor: -1 }],
    ["a boost below 1", { credentials: [{ ...two[0]!, maxBoost: 0.5 }], combine: "or", factor: 1 }],
    [
      "an amount that is no number",
      { credentials: [{ ...two[0]!, amount: [Number.NaN] }], combine: "or", factor: 1 },
    ],
  ] as const)("refuses %s", (_, sme) => {
    expect(() => boostCoefficients(4, sme)).toThrow(RangeError);
  });
});
