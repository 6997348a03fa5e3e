import { UsageError } from "./exit";

/** The text of an option as a whole number of at least 1. Throws UsageError naming the option. */
export function wholeOf(option: string, text: string): number {
  if (/^\d+$/.test(text) && Number(text) >= 1) return Number(text);
  throw new UsageError(`--${option} ${text}: write a whole number of at least 1`);
}

/** The text of an option as a number. Throws UsageError naming the option. */
export function numberOf(option: string, text: string): number {
  if (text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  throw new UsageError(`--${option} ${text}: write a number`);
}

/** Numbers between commas. Throws UsageError naming the option. */
export function numbersOf(option: string, text: string): number[] {
  return text.split(",").map((part) => numberOf(option, part));
}

/** Runs what refuses its parameters by RangeError; they came from options here. */
export function refusedAsUsage<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}
