import { COMPARISON_LAYOUTS } from "./comparisonLayouts";
import { isContributions } from "./contributionLayouts";
import { decode } from "./decode";
import { isJson } from "./graphJson";
import { columnName } from "./header";
import { isRepository, normaliseItem } from "./normaliseItem";
import type { Findings, Problem, Repair } from "./problem";
import { readComparisons } from "./readComparisons";
import { readContributions } from "./readContributions";
import { readGraph } from "./readGraph";
import { readItems } from "./readItems";
import { type ReadSubmissionOptions, readSubmission } from "./readSubmission";
import { Report } from "./report";
import { ORIGINALITY_PARENT } from "./submissionFile";
import { SUBMISSION_LAYOUTS } from "./submissionLayouts";
import { type Table, tableOf } from "./table";

/** What a file can be checked as. */
export type FileKind = "submission" | "comparisons" | "items" | "graph" | "contributions";

/** The result of checking a file: what stands in the way, and what would be changed. */
export interface CheckReport {
  kind: FileKind;
  format: string;
  ok: boolean;
  /** Rows that could be read. */
  rows: number;
  /** At most 100; `errorCount` has the number of all. In JSON, `column` is a JSON pointer. */
  errors: Problem[];
  errorCount: number;
  repairs: Repair[];
}

type Input = string | Uint8Array;
type Read = Findings & { readonly format: string; readonly count: number };

const READERS: Record<FileKind, (input: Input, options: ReadSubmissionOptions) => Read> = {
  submission: (input, options) => counted(readSubmission(input, options)),
  comparisons: (input, options) => counted(readComparisons(input, options)),
  items: (input, options) => counted(readItems(input, options)),
  contributions: (input, options) => counted(readContributions(input, options)),
  graph: (input, options) => {
    const file = readGraph(input, options);
    return { ...file, count: file.edges.length };
  },
};

/**
 * Check a file without using it: every error and every proposed repair.
 *
 * `kind` is told from the content where it is not given: JSON is a graph; CSV goes by its header,
 * and `repo,parent,weight` with several parents by them. (A header of no known format is judged as
 * a submission, whose error lists the formats.)
 */
export function checkFile(
  input: Input,
  options: ReadSubmissionOptions & { kind?: FileKind | undefined } = {},
): CheckReport {
  const kind = options.kind ?? kindOf(input);
  const file = READERS[kind](input, options);
  return {
    kind,
    format: file.format,
    ok: file.problemCount === 0,
    rows: file.count,
    errors: file.problems,
    errorCount: file.problemCount,
    repairs: file.repairs,
  };
}

function counted<F extends { readonly rows: number | readonly unknown[] }>(file: F) {
  return { ...file, count: typeof file.rows === "number" ? file.rows : file.rows.length };
}

/** What a file is, told from its content (see `checkFile`). */
export function kindOf(input: Input): FileKind {
  const text = decode(input, new Report());
  if (text !== undefined && isJson(text)) return "graph";
  const table = text === undefined ? undefined : tableOf(text, new Report());
  if (!table) return "submission";
  const names = table.header.map(columnName);
  const has = (...wanted: readonly string[]) => wanted.every((name) => names.includes(name));
  if (COMPARISON_LAYOUTS.some(({ required }) => has(...required))) return "comparisons";
  if (isContributions(names)) return "contributions";
  if (has("repo", "parent", "weight")) return isTree(table, names) ? "graph" : "submission";
  if (SUBMISSION_LAYOUTS.some(({ required }) => has(...required))) return "submission";
  if (has("dependency", "repo")) return "graph";
  const isList = names.length === 1 || (names.length === 2 && names[1] === "parent");
  return isList ? "items" : "submission";
}

/** Whether `repo,parent,weight` rows have repositories as parents, at most one root, and no originality. */
function isTree({ rows }: Table, names: readonly string[]): boolean {
  const named = (column: string) => {
    const at = names.indexOf(column);
    return new Set(rows.map(({ cells }) => normaliseItem(cells[at] ?? "")));
  };
  const [items, parents] = [named("repo"), named("parent")];
  const roots = [...parents].filter((parent) => !isRepository(parent) && !items.has(parent));
  return parents.size > 1 && roots.length <= 1 && !parents.has(ORIGINALITY_PARENT);
}
