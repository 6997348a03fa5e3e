import { formatAmount as plainAmount } from "~/core/funding";

const SCORE_DIGITS = 4;
const WEIGHT_DIGITS = 2;
/** Digits after the point of an amount shown at reading precision. */
const AMOUNT_DIGITS = 2;
const HASH_DIGITS = 12;
const MINUS = "−";

/** An amount as it crosses the API: an integer of the smallest unit, in decimal digits. */
export interface Amount {
  amount: string;
  decimals: number;
  symbol: string;
}

const fixed = (digits: number) =>
  new Intl.NumberFormat("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** @example formatWeight(0.12345) // "12.35%" — equal digits, so that columns line up */
export function formatWeight(weight: number): string {
  if (!Number.isFinite(weight)) return "–";
  const smallest = 10 ** -WEIGHT_DIGITS;
  if (weight > 0 && weight * 100 < smallest / 2) return `<${smallest}%`;
  return `${fixed(WEIGHT_DIGITS).format(weight * 100)}%`;
}

/** @example formatInterval(0.01, 0.025) // "1.00–2.50%" */
export function formatInterval(low: number, high: number): string {
  return `${formatWeight(low).replace("%", "")}–${formatWeight(high)}`;
}

/** @example formatScore(4.38749) // "4.3875" */
export function formatScore(score: number): string {
  return Number.isFinite(score) ? fixed(SCORE_DIGITS).format(score).replace("-", MINUS) : "–";
}

/** @example formatCount(12345) // "12,345" */
export function formatCount(count: number): string {
  return fixed(0).format(count);
}

/** @example formatMultiplier(2) // "2×" */
export function formatMultiplier(multiplier: number): string {
  return `${Number(multiplier.toPrecision(3))}×`;
}

/** A count with its noun. @example countOf(1, "project") // "1 project" */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** @example formatChange(-2) // "−2"; zero is "0" */
export function formatChange(change: number): string {
  if (change === 0) return "0";
  return change > 0 ? `+${change}` : `${MINUS}${-change}`;
}

/** Any number at about four significant digits: parameters, gradients, objectives. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace("-", MINUS);
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-3 || size >= 1e12)
      ? value.toExponential(1)
      : new Intl.NumberFormat("en", { maximumSignificantDigits: 5 }).format(value);
  return text.replaceAll("-", MINUS);
}

/** Every digit of an amount, grouped. @example "1,250.512345 USDC" */
export function formatAmountExact({ amount, decimals, symbol }: Amount): string {
  const [whole = "0", fraction] = plainAmount(BigInt(amount), decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${fraction ? `${grouped}.${fraction}` : grouped} ${symbol}`;
}

/**
 * An amount for reading: cut (never rounded up) after two digits, marked when digits were left out.
 * Where money is decided, show formatAmountExact.
 */
export function formatAmount(value: Amount): string {
  const exact = formatAmountExact(value);
  const [, whole = "", fraction = ""] = /^([^. ]+)(?:\.(\d+))?/.exec(exact) ?? [];
  if (!fraction) return exact;
  const kept = fraction.slice(0, AMOUNT_DIGITS).padEnd(AMOUNT_DIGITS, "0");
  const more = fraction.length > AMOUNT_DIGITS ? "…" : "";
  return `${whole}.${kept}${more} ${value.symbol}`;
}

/** The first digits of a hash; the whole one belongs in a title or behind a copy button. */
export function formatHash(hash: string): string {
  return hash.slice(0, HASH_DIGITS);
}
