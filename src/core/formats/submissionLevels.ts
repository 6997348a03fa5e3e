import { isRepository } from "./normaliseItem";
import type { Report } from "./report";
import type { Entry } from "./submissionEntries";
import { ORIGINALITY_PARENT } from "./submissionFile";
import type { SubmissionLayout } from "./submissionLayouts";

/** The rows of a submission by what they state. */
export interface Levels {
  format: string;
  root: string;
  /** Rows under the root. */
  weights: Entry[];
  originality: Entry[];
  /** Rows by the repository whose dependencies they are. */
  dependencies: Map<string, Entry[]>;
}

/**
 * Sort rows into levels.
 *
 * In a `repo,parent,weight` file the literal parent `originality` marks originality; a parent that
 * is a repository or an item of the file has dependencies; the one parent left is the root. Two
 * roots are refused, since a submission answers one question.
 */
export function sortIntoLevels(
  entries: readonly Entry[],
  layout: SubmissionLayout,
  report: Report,
): Levels {
  const levels: Levels = {
    format: layout.key,
    root: "",
    weights: [],
    originality: [],
    dependencies: new Map(),
  };
  const items = new Set(entries.map((entry) => entry.item));
  for (const entry of entries) {
    if (layout.kind === "originality" || entry.parent === ORIGINALITY_PARENT) {
      levels.originality.push(entry);
    } else if (layout.kind === "dependencies" || isInner(entry.parent, layout, items)) {
      const siblings = levels.dependencies.get(entry.parent);
      if (siblings) siblings.push(entry);
      else levels.dependencies.set(entry.parent, [entry]);
    } else if (levels.weights.length > 0 && entry.parent !== levels.root) {
      refuseSecondRoot(entry, levels.root, report);
    } else {
      levels.root = entry.parent;
      levels.weights.push(entry);
    }
  }
  if (layout.key === "level1") levels.format = formatOf(levels);
  return levels;
}

function isInner(parent: string, layout: SubmissionLayout, items: ReadonlySet<string>): boolean {
  return layout.parent !== undefined && (isRepository(parent) || items.has(parent));
}

function formatOf({ weights, originality, dependencies }: Levels): string {
  if (originality.length > 0) return weights.length || dependencies.size ? "three-level" : "level2";
  if (dependencies.size > 0) return weights.length > 0 ? "three-level" : "level3";
  return "level1";
}

function refuseSecondRoot({ line, parent }: Entry, root: string, report: Report): void {
  report.refuse({
    line,
    column: "parent",
    value: parent,
    rule: "parent",
    message: `the parent is ${parent}, but the rows before have ${root}`,
    fix: `write ${root}, or put the rows of ${parent} in a file of their own`,
  });
}
