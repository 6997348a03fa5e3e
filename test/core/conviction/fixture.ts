import { readFileSync } from "node:fs";

/** Figures computed with the original code; "Infinity" and "NaN" stand as strings in them. */
export function reference(name: string) {
  const url = new URL(`../../fixtures/conviction/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

/** Relative error, 0 where both are infinite alike. */
export function relative(got: number, wanted: number | string): number {
  const value = Number(wanted);
  if (got === value || (Number.isNaN(got) && Number.isNaN(value))) return 0;
  return Math.abs(got - value) / Math.abs(value);
}
