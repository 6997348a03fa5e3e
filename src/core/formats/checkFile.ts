import { COMPARISON_LAYOUTS } from "./comparisonLayouts";
import { columnName } from "./header";
import type { Problem, Repair } from "./problem";
import { readComparisons } from "./readComparisons";
import { readItems } from "./readItems";
import { type ReadSubmissionOptions, readSubmission } from "./readSubmission";
import { Report } from "./report";
import { SUBMISSION_LAYOUTS } from "./submissionLayouts";
import { readTable } from "./table";

/** What a file can be checked as. */
export type FileKind = "submission" | "comparisons" | "items";

/** The result of checking a file: what stands in the way, and what would be changed. */
export interface CheckReport {
  kind: FileKind;
  format: string;
  ok: boolean;
  /** Rows that could be read. */
  rows: number;
  /** At most 100; `errorCount` has the number of all. */
  errors: Problem[];
  errorCount: number;
  repairs: Repair[];
}

/**
 * Check a file without using it: every error and every proposed repair.
 *
 * `kind` is told from the header where it is not given (a header of no known format is judged as a
 * submission, whose error lists the formats).
 */
export function checkFile(
  input: string | Uint8Array,
  options: ReadSubmissionOptions & { kind?: FileKind | undefined } = {},
): CheckReport {
  const kind = options.kind ?? kindOf(input);
  const read = { submission: readSubmission, comparisons: readComparisons, items: readItems }[kind];
  const file = read(input, options);
  const rows = typeof file.rows === "number" ? file.rows : file.rows.length;
  return {
    kind,
    format: file.format,
    ok: file.problemCount === 0,
    rows,
    errors: file.problems,
    errorCount: file.problemCount,
    repairs: file.repairs,
  };
}

function kindOf(input: string | Uint8Array): FileKind {
  const table = readTable(input, new Report());
  const names = table?.header.map(columnName) ?? [];
  const fits = ({ required }: { required: readonly string[] }) =>
    required.every((name) => names.includes(name));
  if (COMPARISON_LAYOUTS.some(fits)) return "comparisons";
  if (SUBMISSION_LAYOUTS.some(fits)) return "submission";
  const isList = names.length === 1 || (names.length === 2 && names[1] === "parent");
  return isList ? "items" : "submission";
}
