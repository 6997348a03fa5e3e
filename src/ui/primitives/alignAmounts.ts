import { formatAmount } from "~/core/funding";

/**
 * Amounts with every digit, grouped, and with equally many digits after the point, so that a
 * right-aligned column lines up.
 *
 * @example alignAmounts(["1500000", "2000000000"], 6) // ["1.5", "2,000.0"]
 */
export function alignAmounts(amounts: readonly string[], decimals: number): string[] {
  const parts = amounts.map((amount) => formatAmount(BigInt(amount), decimals).split("."));
  const digits = Math.max(0, ...parts.map(([, fraction = ""]) => fraction.length));
  return parts.map(([whole = "", fraction = ""]) => {
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    return digits === 0 ? grouped : `${grouped}.${fraction.padEnd(digits, "0")}`;
  });
}
