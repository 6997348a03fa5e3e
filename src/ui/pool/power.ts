import { formatAmount, parseAmount } from "~/core/funding";

/** Power and stakes have at most six decimals. */
const POWER_DECIMALS = 6;
const POWER = /^\d{1,18}(\.\d{1,6})?$/;

/** Power as typed in millionths; null for what is none. An empty field is 0. */
export function readPower(text: string): bigint | null {
  const typed = text.trim();
  if (typed === "") return 0n;
  return POWER.test(typed) ? parseAmount(typed, POWER_DECIMALS) : null;
}

/** Millionths as the API takes power. */
export const writePower = (millionths: bigint) => formatAmount(millionths, POWER_DECIMALS);

/** A slider's position, a number, as power that is not above a limit. */
export function powerOfNumber(value: number, most: bigint): bigint {
  const millionths = BigInt(Math.round(Math.max(0, value) * 10 ** POWER_DECIMALS));
  return millionths > most ? most : millionths;
}
