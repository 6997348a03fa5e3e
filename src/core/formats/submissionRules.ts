import { WEIGHT_FLOOR } from "~/core/scoring";
import type { ItemNames } from "./itemNames";
import type { Report } from "./report";
import type { Entry, EntryLayout } from "./submissionEntries";
import type { Levels } from "./submissionLevels";

/** How far from 1 a sum may be without being scaled: a hundred weights of six digits round to this. */
const SUM_TOLERANCE = 1e-4;

/** Refuse rows about projects that are not in the list. (Dependencies may be anything.) */
export function refuseUnknown(levels: Levels, listed: ReadonlySet<string>, names: ItemNames): void {
  for (const { item, line, spelling } of [...levels.weights, ...levels.originality]) {
    if (!listed.has(item)) names.refuseUnknown(spelling, { line, column: "repo" });
  }
  for (const [parent, [first]] of levels.dependencies) {
    if (!listed.has(parent)) names.refuseUnknown(parent, { line: first!.line, column: "repo" });
  }
}

/** Weights of one parent, scaled to add up to 1 if they do not. */
export function toShares(
  entries: readonly Entry[],
  parent: string,
  layout: EntryLayout,
  report: Report,
): Map<string, number> {
  if (entries.length === 0) return new Map();
  // With a refused number among them nothing can be said about the sum: values stay as written.
  if (entries.some(({ value }) => Number.isNaN(value))) return asWritten(entries);
  const whole = layout.kind === "market" ? 100 : 1;
  const sum = entries.reduce((total, entry) => total + entry.value, 0);
  const { line, column } = entries[0]!;
  const of = parent ? ` of ${parent}` : "";
  if (!(sum > 0 && sum < Infinity)) {
    const message =
      sum > 0 ? `the weights${of} are too large to add up` : `no weight${of} is above 0`;
    const fix = "write at least one weight above 0, all of ordinary size";
    report.refuse({ line, column, value: String(sum), rule: "sum", message, fix });
    return new Map();
  }
  const isScaled = Math.abs(sum / whole - 1) > SUM_TOLERANCE;
  if (isScaled) {
    const before = String(Number(sum.toPrecision(12)));
    const message = `the weights${of} add up to ${before}, not ${whole}; all are scaled`;
    report.repair({ line, column, before, after: String(whole), rule: "sum", message });
  }
  const divisor = isScaled ? sum : whole;
  return new Map(entries.map(({ item, value }) => [item, value / divisor]));
}

/** Whether numbers add up to 1, but for rounding. */
export function isWholeSum(entries: readonly { readonly value: number }[]): boolean {
  const sum = entries.reduce((total, { value }) => total + value, 0);
  return Math.abs(sum - 1) <= SUM_TOLERANCE;
}

export function asWritten(entries: readonly Entry[]): Map<string, number> {
  return new Map(entries.map(({ item, value }) => [item, value]));
}

/** Give listed items without a row the smallest weight there is, and scale back to a sum of 1. */
export function fillMissing(
  weights: Map<string, number>,
  listed: readonly string[],
  report: Report,
): Map<string, number> {
  const missing = listed.filter((item) => !weights.has(item));
  if (missing.length === 0) return weights;
  for (const item of missing) {
    const message = `${item} has no row; it counts as ${WEIGHT_FLOOR}`;
    const repair = { line: 0, column: "", before: "", after: `${item},${WEIGHT_FLOOR}` };
    report.repair({ ...repair, rule: "missing-item", message });
  }
  const filled = [...weights, ...missing.map((item) => [item, WEIGHT_FLOOR] as const)];
  const sum = filled.reduce((total, [, weight]) => total + weight, 0);
  return new Map(filled.map(([item, weight]) => [item, weight / sum]));
}

/** Originality has no neutral value: a listed item without a row is refused. */
export function refuseMissingOriginality(
  originality: ReadonlyMap<string, number>,
  listed: readonly string[],
  report: Report,
): void {
  for (const item of listed.filter((name) => !originality.has(name))) {
    const message = `${item} has no originality`;
    const fix = `add a row for ${item} with a number from 0 to 1`;
    const problem = { line: 0, column: "originality", value: "", rule: "missing-item" };
    report.refuse({ ...problem, message, fix });
  }
}
