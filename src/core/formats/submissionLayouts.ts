import type { EntryLayout } from "./submissionEntries";

/** A submission format of the field, column by column. */
export type SubmissionLayout = EntryLayout & { readonly value: string };

/** All submission formats, the more specific first. */
export const SUBMISSION_LAYOUTS: readonly SubmissionLayout[] = [
  {
    key: "level3",
    kind: "dependencies",
    required: ["dependency", "repo", "weight"],
    optional: [],
    item: "dependency",
    value: "weight",
    parent: "repo",
  },
  {
    key: "level3-evaluation",
    kind: "dependencies",
    required: ["repo_url", "dep_url", "user_weight"],
    optional: [],
    item: "dep_url",
    value: "user_weight",
    parent: "repo_url",
  },
  {
    key: "level1",
    kind: "tree",
    required: ["repo", "parent", "weight"],
    optional: [],
    item: "repo",
    value: "weight",
    parent: "parent",
  },
  {
    key: "level2",
    kind: "originality",
    required: ["repo", "originality"],
    optional: [],
    item: "repo",
    value: "originality",
  },
  {
    key: "level2-average",
    kind: "originality",
    required: ["repo", "average_originality"],
    optional: [],
    item: "repo",
    value: "average_originality",
  },
  {
    key: "market",
    kind: "market",
    required: ["project", "percent"],
    optional: [],
    item: "project",
    value: "percent",
  },
  {
    key: "weights",
    kind: "tree",
    required: ["repo", "weight"],
    optional: [],
    item: "repo",
    value: "weight",
  },
];
