import { readEdgeTable } from "./edgeTable";
import { recognise } from "./header";
import { ItemNames, type ItemOptions } from "./itemNames";
import { Report } from "./report";
import { readEntries } from "./submissionEntries";
import type { SubmissionFile } from "./submissionFile";
import { SUBMISSION_LAYOUTS, type SubmissionLayout } from "./submissionLayouts";
import { type Levels, sortIntoLevels } from "./submissionLevels";
import {
  asWritten,
  fillMissing,
  refuseMissingOriginality,
  refuseUnknown,
  toShares,
} from "./submissionRules";

export interface ReadSubmissionOptions extends ItemOptions {
  /** Refuse instead of repairing. */
  strict?: boolean;
  /**
   * Leave weights of dependencies as written, whatever they add up to. The metric `l1` counts a
   * dependency without a prediction as 0, so a sum below 1 is an answer there and not a slip.
   */
  unscaled?: boolean;
}

/**
 * Read a submission in any of the field's formats, recognised by header
 * (see `SUBMISSION_LAYOUTS`); level 3 may also be the JSON `{repo: {dependency: weight}}`.
 *
 * A `repo,parent,weight` file is level 1 if it has one parent; with the literal parent
 * `originality`, or with repositories as parents beside it, it is the three-level file.
 *
 * With `items`, the items under the root must be exactly these: others are refused with the
 * nearest name; a missing one counts as 1e-6 (a repair; strict: refused, each listed).
 * Repaired besides (strict: refused): weights of one parent that do not add up to 1 are scaled; a
 * stray letter after a number; byte order mark; spellings; renamed items; exact copies of a row.
 * Refused: NaN, Infinity, 1e400, negative numbers, originality outside 0..1, two different values
 * for one item, a parent whose weights are all zero.
 *
 * Never throws for what is in the file; pass the result through `accept` to refuse it.
 */
export function readSubmission(
  input: string | Uint8Array,
  options: ReadSubmissionOptions = {},
): SubmissionFile {
  const report = new Report(options.strict);
  const table = readEdgeTable(input, report)?.table;
  const found = table && recognise(table, SUBMISSION_LAYOUTS, report);
  if (!table || !found) {
    const nothing = { weights: new Map(), originality: new Map(), dependencies: new Map() };
    return { format: "", ...nothing, root: "", rows: 0, ignored: [], ...report.findings() };
  }
  const names = new ItemNames(report, { ...options, open: true });
  const listed = options.items && names.items.slice();
  const entries = readEntries(table, found, names, report);
  names.finish();
  const levels = sortIntoLevels(entries, found.layout, report);
  if (listed) refuseUnknown(levels, new Set(listed), names);
  const values = toValues(levels, found.layout, { ...options, items: listed }, report);
  const { format, root } = levels;
  const { ignored } = found;
  return {
    format,
    root,
    ...values,
    rows: entries.filter(isRead).length,
    ignored,
    ...report.findings(),
  };
}

const isRead = ({ value }: { value: number }) => !Number.isNaN(value);

/** The rows that were read; those with a refused number only counted as present. */
function read(values: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...values].filter(([, value]) => isRead({ value })));
}

function toValues(
  levels: Levels,
  layout: SubmissionLayout,
  { items: listed, unscaled }: ReadSubmissionOptions,
  report: Report,
): Pick<SubmissionFile, "weights" | "originality" | "dependencies"> {
  let weights = toShares(levels.weights, levels.root, layout, report);
  const originality = new Map(levels.originality.map(({ item, value }) => [item, value]));
  if (listed && weights.size > 0) weights = fillMissing(weights, listed, report);
  if (listed && originality.size > 0) refuseMissingOriginality(originality, listed, report);
  const dependencies = new Map(
    [...levels.dependencies].map(([parent, entries]) => [
      parent,
      read(unscaled ? asWritten(entries) : toShares(entries, parent, layout, report)),
    ]),
  );
  return { weights: read(weights), originality: read(originality), dependencies };
}
