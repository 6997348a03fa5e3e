import { writeFileSync } from "node:fs";
import { UsageError } from "./exit";

/** Where a verb's result goes: `--json FILE` and `--out FILE`, each possibly `-`. */
export interface OutputOptions {
  json?: string;
  out?: string;
}

/** Write to standard output for `-`, else to a file. */
export function writeTo(path: string, text: string): void {
  if (path === "-") {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path}: cannot be written (${code})`);
  }
}

/**
 * Hand over a result: as one JSON object where `--json` asks for it, and as text for people on
 * standard output otherwise. Standard output taken by `--out -` is left alone.
 */
export function present(result: object, text: () => string, { json, out }: OutputOptions): void {
  if (out === "-" && (json ?? "-") === "-") return;
  if (json !== undefined) writeTo(json, `${JSON.stringify(plain(result))}\n`);
  else process.stdout.write(text());
}

/** Typed arrays as lists and big integers as strings, at any depth. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Float64Array || value instanceof Int32Array) return Array.from(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
}

/** A note for people: progress, repairs, warnings. Never on standard output. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** How far a fit is, on a terminal's standard error. */
export function showProgress(fraction: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\rfitting ${Math.floor(fraction * 100)} %${fraction >= 1 ? "\n" : ""}`);
}

/** Columns padded to a common width; the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, j) => Math.max(...rows.map((row) => row[j]!.length)));
  const pad = (cell: string, j: number) =>
    j === 0 ? cell.padEnd(widths[j]!) : cell.padStart(widths[j]!);
  return rows.map((row) => `${row.map(pad).join("  ").trimEnd()}\n`).join("");
}
