import { AmountError } from "./errors";

/** uint256 holds 77 whole decimal digits; no token has more decimals than that. */
const DECIMALS_MAX = 77;

/**
 * Read a plain decimal ("1250.5") as integer base units of a token with `decimals` digits.
 *
 * Digits beyond the token's precision are accepted only when they are zeros: nothing is rounded.
 *
 * @param text     digits with at most one point; surrounding space is ignored
 * @param decimals digits of the base unit (18: wei per ether)
 * @throws AmountError for signs, exponents, separators, empty text, or too fine an amount.
 * @example parseAmount("1250.5", 6) // 1250500000n
 */
export function parseAmount(text: string, decimals: number): bigint {
  checkDecimals(decimals);
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!parts) throw new AmountError(`"${text}" is not a plain decimal number such as 1250.5`);
  const whole = parts[1]!;
  const fraction = (parts[2] ?? "").replace(/0+$/, "");
  if (fraction.length > decimals) {
    throw new AmountError(`"${text}" has more than ${decimals} digits after the point`);
  }
  return BigInt(whole + fraction.padEnd(decimals, "0"));
}

/**
 * Write integer base units as the shortest plain decimal; `parseAmount` reads it back exactly.
 *
 * @example formatAmount(1250500000n, 6) // "1250.5"
 */
export function formatAmount(amount: bigint, decimals: number): string {
  checkDecimals(decimals);
  const sign = amount < 0n ? "-" : "";
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return sign + (fraction ? `${whole}.${fraction}` : whole);
}

function checkDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > DECIMALS_MAX) {
    throw new AmountError(`decimals must be a whole number from 0 to ${DECIMALS_MAX}`);
  }
}
