import type { EntryLayout } from "./submissionEntries";
import { SUBMISSION_LAYOUTS } from "./submissionLayouts";

/** The graph formats of the field in CSV: the submission formats with parents, and bare edges. */
export const GRAPH_LAYOUTS: readonly EntryLayout[] = [
  ...SUBMISSION_LAYOUTS.filter(({ parent }) => parent !== undefined),
  {
    key: "edges",
    kind: "dependencies",
    required: ["dependency", "repo"],
    optional: [],
    item: "dependency",
    parent: "repo",
  },
  {
    key: "parents",
    kind: "tree",
    required: ["repo", "parent"],
    optional: [],
    item: "repo",
    parent: "parent",
  },
];
