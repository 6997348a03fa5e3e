import {
  type ComparisonFile,
  type Findings,
  type ItemFile,
  type Problem,
  readAliases,
  readComparisons,
  readItems,
} from "~/core/formats";
import { noteRepairs } from "./findings";
import { readInput } from "./input";

/** Options that every verb which reads names has. */
export interface NameOptions {
  items?: string;
  aliases?: string;
  strict?: true;
}

/** A file that was refused. Ends with exit code 1. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  constructor(
    readonly file: string,
    readonly problems: readonly Problem[],
    readonly problemCount: number,
  ) {
    super(`${file} was refused`);
  }
}

/** Read a file of a format; list its repairs, refuse it with all of its problems. */
export function load<T extends Findings>(path: string, read: (bytes: Uint8Array) => T): T {
  return accepted(path, read(readInput(path)));
}

/** List the repairs of a file that was read; refuse it with all of its problems. */
export function accepted<T extends Findings>(path: string, file: T): T {
  if (file.problemCount > 0) throw new RefusedError(path, file.problems, file.problemCount);
  noteRepairs(path, file.repairs);
  return file;
}

/** `--items` and `--aliases` as the readers take them. */
export function nameOptions({ items, aliases, strict }: NameOptions) {
  const names = aliases === undefined ? undefined : load(aliases, readAliases).aliases;
  const options = { ...(names && { aliases: names }), ...(strict && { strict }) };
  if (items === undefined) return options;
  const list = load(items, (bytes): ItemFile => readItems(bytes, options));
  return { ...options, items: list.rows.map((row) => row.spelling) };
}

/** Comparisons, of the listed items alone where there is a list. */
export function loadComparisons(
  path: string,
  options: Parameters<typeof readComparisons>[1],
): ComparisonFile {
  return load(path, (bytes) => readComparisons(bytes, options));
}
