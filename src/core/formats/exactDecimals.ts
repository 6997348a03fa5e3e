/** Exponents beyond this are refused: nobody means them, and they would fill the memory. */
const EXPONENT_MAX = 400;

/** Longer texts are refused for the same reason. */
const LENGTH_MAX = 400;

/** A decimal number as digits · 10^exponent, exactly. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Read a decimal ≥ 0 without rounding ("0.1", "12", "1.5e-7"); undefined if it is none. */
export function exactDecimal(text: string): ExactDecimal | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const parts = /^\+?(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i.exec(text.trim());
  if (!parts) return undefined;
  const fraction = parts[2] ?? "";
  const exponent = Number(parts[3] ?? 0) - fraction.length;
  if (Math.abs(exponent) > EXPONENT_MAX) return undefined;
  return { digits: BigInt(parts[1]! + fraction), exponent };
}

/** No leading zeros but one, no exponent, no trailing zero: what `plainDecimal` would write. */
const PLAIN = /^(?:0|[1-9]\d{0,60})(?:\.\d{0,60}[1-9])?$/;

/** The same for a text that is one already, without taking it apart; undefined where it is not. */
export function plainAlready(text: string): string | undefined {
  return PLAIN.test(text) ? text : undefined;
}

/** Decimals as integers in one common unit (the smallest power of ten present), exactly. */
export function toCommonUnit(numbers: readonly ExactDecimal[]): bigint[] {
  const unit = numbers.reduce((low, { exponent }) => Math.min(low, exponent), 0);
  return numbers.map(({ digits, exponent }) => digits * 10n ** BigInt(exponent - unit));
}

/** The shortest plain text of an exact decimal, without an exponent ("1e+18" in full). */
export function plainDecimal({ digits, exponent }: ExactDecimal): string {
  if (exponent >= 0) return (digits * 10n ** BigInt(exponent)).toString();
  const text = digits.toString().padStart(1 - exponent, "0");
  const whole = text.slice(0, exponent);
  const fraction = text.slice(exponent).replace(/0+$/, "");
  return fraction ? `${whole}.${fraction}` : whole;
}
