import { formatNumber } from "../primitives/numbers";

interface Range {
  name: string;
  default: number;
  min: number;
  max: number;
}

/** Parameters as written in a form: the numbers, and what is wrong with those that are none. */
export function readParams(infos: readonly Range[], written: Readonly<Record<string, string>>) {
  const params: Record<string, number> = {};
  const errors: Record<string, string> = {};
  for (const { name, default: fallback, min, max } of infos) {
    const text = written[name]?.trim();
    const value = text === undefined ? fallback : text === "" ? Number.NaN : Number(text);
    if (Number.isFinite(value) && value >= min && value <= max) params[name] = value;
    else
      errors[name] =
        `Write a number from ${formatNumber(min)} to ${formatNumber(max)}, such as ${fallback}.`;
  }
  return { params, errors };
}
