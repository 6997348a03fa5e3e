import type { BinaryComparisons, RatioComparisons } from "~/core/comparison";
import { FitInputError, type Refusal, type RefusalRule } from "./errors";
import type { MethodInfo } from "./method";

/** Enough to see what is wrong with a file, and no million-line answer to a million bad rows. */
const REFUSALS_MAX = 1000;

/**
 * Throws FitInputError with every reason (at most 1000) why these rows cannot be fitted: columns of
 * different length, items or jurors that do not exist, an item against itself, an outcome other
 * than 0, 0.5 or 1, values that are not finite, negative weights, nothing to fit.
 */
export function checkRows(rows: BinaryComparisons | RatioComparisons): void {
  const shape = shapeRefusals(rows);
  if (shape.length > 0) throw new FitInputError(shape);
  if (!isSound(rows)) {
    const refusals: Refusal[] = [];
    for (let row = 0; row < rows.a.length && refusals.length < REFUSALS_MAX; row++) {
      checkRow(rows, row, refusals);
    }
    throw new FitInputError(refusals);
  }
  if (rows.weight && !rows.weight.some((w) => w > 0)) {
    throw new FitInputError([refusal(-1, "weight", "", "empty", "no comparison has any weight")]);
  }
}

/** The rules of `checkRow` as one pass per column, because nearly every table is sound and large. */
function isSound(rows: BinaryComparisons | RatioComparisons): boolean {
  const { n, a, b, weight, juror } = rows;
  for (let row = 0; row < a.length; row++) {
    const first = a[row]!;
    const second = b[row]!;
    if (first < 0 || first >= n || second < 0 || second >= n || first === second) return false;
  }
  if ("outcome" in rows) {
    const { outcome } = rows;
    for (let row = 0; row < outcome.length; row++) {
      // Asking for 0, 0.5 and 1 in turn costs ten times as much: who won cannot be predicted.
      const halves = 2 * outcome[row]!;
      if ((halves | 0) !== halves || halves < 0 || halves > 2) return false;
    }
  } else {
    const { logRatio } = rows;
    for (let row = 0; row < logRatio.length; row++)
      if (!Number.isFinite(logRatio[row])) return false;
  }
  if (weight) {
    for (let row = 0; row < weight.length; row++) {
      const w = weight[row]!;
      if (!(w >= 0 && w < Number.POSITIVE_INFINITY)) return false;
    }
  }
  if (juror) for (let row = 0; row < juror.length; row++) if (juror[row]! < 0) return false;
  return true;
}

function shapeRefusals(rows: BinaryComparisons | RatioComparisons): Refusal[] {
  const out: Refusal[] = [];
  const { n, a } = rows;
  if (!Number.isInteger(n) || n < 0) {
    out.push(refusal(-1, "n", n, "shape", `the number of items must be a whole number, got ${n}`));
  }
  for (const [name, column] of Object.entries(rows)) {
    if (typeof column === "number" || column === undefined || column.length === a.length) continue;
    const message = `column ${name} has ${column.length} rows, column a has ${a.length}`;
    out.push(refusal(-1, name, column.length, "shape", message));
  }
  if (out.length === 0 && (n === 0 || a.length === 0)) {
    out.push(refusal(-1, n === 0 ? "n" : "a", 0, "empty", "there is nothing to fit"));
  }
  return out;
}

function checkRow(rows: BinaryComparisons | RatioComparisons, row: number, out: Refusal[]): void {
  const { n, a, b, weight, juror } = rows;
  const refuse = (column: string, value: number, rule: RefusalRule, what: string) =>
    out.push(refusal(row, column, value, rule, `row ${row}, ${column}: ${value} ${what}`));
  const first = a[row]!;
  const second = b[row]!;
  if (!(first >= 0 && first < n)) refuse("a", first, "unknown-item", `is not one of ${n} items`);
  if (!(second >= 0 && second < n)) refuse("b", second, "unknown-item", `is not one of ${n} items`);
  if (first === second) refuse("b", second, "self-comparison", "is compared with itself");
  if ("outcome" in rows) {
    const outcome = rows.outcome[row]!;
    if (!Number.isFinite(outcome)) refuse("outcome", outcome, "not-finite", "is not a number");
    else if (outcome !== 0 && outcome !== 0.5 && outcome !== 1) {
      refuse("outcome", outcome, "outcome", "is none of 1 (a won), 0 (b won), 0.5 (tie)");
    }
  } else if (!Number.isFinite(rows.logRatio[row]!)) {
    refuse("logRatio", rows.logRatio[row]!, "not-finite", "is not a finite number");
  }
  if (weight) {
    const w = weight[row]!;
    if (!Number.isFinite(w)) refuse("weight", w, "not-finite", "is not a finite number");
    else if (w < 0) refuse("weight", w, "negative-weight", "is negative");
  }
  if (juror && !(juror[row]! >= 0)) refuse("juror", juror[row]!, "juror", "is no juror");
}

/** The method's parameters with defaults filled in; throws FitInputError on unknown or bad ones. */
export function checkParams(
  info: MethodInfo,
  given: Readonly<Record<string, number>>,
): Record<string, number> {
  const refusals: Refusal[] = [];
  const known = new Map(info.params.map((param) => [param.name, param]));
  for (const [name, value] of Object.entries(given)) {
    const param = known.get(name);
    const names = [...known.keys()].join(", ") || "none";
    if (!param) {
      const message = `${info.key} has no parameter "${name}" (it has: ${names})`;
      refusals.push(refusal(-1, name, value, "parameter", message));
    } else if (!(value >= param.min && value <= param.max)) {
      const message = `${name} must be within ${param.min} and ${param.max}, got ${value}`;
      refusals.push(refusal(-1, name, value, "parameter", message));
    }
  }
  if (refusals.length > 0) throw new FitInputError(refusals);
  return Object.fromEntries(
    info.params.map(({ name, default: value }) => [name, given[name] ?? value]),
  );
}

function refusal(
  row: number,
  column: string,
  value: number | string,
  rule: RefusalRule,
  message: string,
): Refusal {
  return { row, column, value: String(value), rule, message };
}
