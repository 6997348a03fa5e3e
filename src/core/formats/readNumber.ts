import type { Report } from "./report";

/** Where a number stands and what it must be. */
export interface NumberCell {
  readonly line: number;
  readonly column: string;
  readonly text: string;
  readonly min?: number;
  readonly max?: number;
}

/** Longer texts are refused unread: nobody means them, and the patterns below would take minutes. */
const LENGTH_MAX = 400;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const STRAY_LETTER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z])$/i;
/** Letters that mean something after a number: thousands, exponents, types, "times". */
const MEANINGFUL = "kmgtbexfdnlsui";

/**
 * Read a decimal number, or say exactly why not.
 *
 * Repaired (refused in strict mode): one stray letter after the number (`0.0285C` in a real
 * submission), unless that letter could mean something (`5k`, `1e`, `10x`).
 * Refused: everything whose meaning would be guessed: longer suffixes (`0.5abc`), `50%`, decimal
 * commas, separators, hexadecimal; NaN, Infinity, and numbers too large for a double (`1e400`).
 *
 * @returns the number, or undefined when it was refused (the report says why).
 */
export function readNumber(cell: NumberCell, report: Report): number | undefined {
  const text = cell.text.trim();
  const { line, column } = cell;
  const refuse = (rule: string, message: string, fix: string) => {
    report.refuse({ line, column, value: cell.text, rule, message, fix });
    return undefined;
  };
  if (text.length > LENGTH_MAX) {
    const message = `a number of ${text.length} characters`;
    return refuse("number", message, `write at most ${LENGTH_MAX} characters`);
  }
  let digits = text;
  if (!DECIMAL.test(text)) {
    const stray = STRAY_LETTER.exec(text);
    if (!stray || MEANINGFUL.includes(stray[2]!.toLowerCase())) return refuse(...whyNot(text));
    digits = stray[1]!;
    const message = `"${text}" is read as ${digits}: a stray letter follows the number`;
    report.repair({ line, column, before: text, after: digits, rule: "number-suffix", message });
  }
  const value = Number(digits);
  const bounds = boundsText(cell);
  if (!Number.isFinite(value)) {
    return refuse("not-finite", `${text} is larger than any number here`, `write ${bounds}`);
  }
  if (value < (cell.min ?? -Infinity) || value > (cell.max ?? Infinity)) {
    const rule = value < 0 && cell.min === 0 ? "negative" : "out-of-range";
    return refuse(rule, `${column} is ${text}, but must be ${bounds}`, `write ${bounds}`);
  }
  return value;
}

function whyNot(text: string): [rule: string, message: string, fix: string] {
  if (text === "") return ["missing", "a number is missing", "write the number"];
  if (/^[+-]?(nan|inf(inity)?)$/i.test(text)) {
    return ["not-finite", `${text} is not a number that can be used`, "write a finite number"];
  }
  if (/^[+-]?\d+,\d+$/.test(text)) {
    return ["number", `"${text}" has a comma`, `write ${text.replace(",", ".")} with a point`];
  }
  const prefix = /^[+-]?(?:\d+\.?\d*|\.\d+)/.exec(text)?.[0];
  const fix = prefix ? `write ${prefix} if that is meant` : "write a decimal number such as 0.25";
  return ["number", `"${text}" is not a number`, fix];
}

function boundsText({ min, max }: NumberCell): string {
  if (min !== undefined && max !== undefined) return `a number from ${min} to ${max}`;
  return min === undefined ? "a finite number" : `a number of at least ${min}`;
}
