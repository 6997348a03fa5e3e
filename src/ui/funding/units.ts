import { formatNumber, formatWeight } from "../primitives/numbers";

const amounts = new Intl.NumberFormat("en", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** About how much, for reading; what is paid is shown to the last unit. */
export function formatFloat(value: number): string {
  return Number.isFinite(value) ? amounts.format(value).replace("-", "−") : "–";
}

/** A change with its sign; "0.00" where it rounds to nothing. */
export function formatDelta(value: number): string {
  const text = formatFloat(Math.abs(value));
  if (text === "0.00") return text;
  return value > 0 ? `+${text}` : `−${text}`;
}

/** A step's value in its own unit. */
export function formatStepValue(unit: string, value: number): string {
  if (unit === "share") return formatWeight(value);
  return unit === "raw" ? formatNumber(value) : formatFloat(value);
}

export const UNIT_NAMES: Record<string, string> = {
  contributed: "given",
  raw: "raw match",
  share: "share of the pool",
  amount: "amount",
};
