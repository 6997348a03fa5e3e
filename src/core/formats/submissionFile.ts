import type { Findings } from "./problem";

/** The literal parent under which a three-level file states originality. */
export const ORIGINALITY_PARENT = "originality";

/** A submission as read. Names are canonical; parts that the format does not have are empty. */
export interface SubmissionFile extends Findings {
  /** `level1`, `level2`, `level3`, `market`, `three-level`, …; empty when not recognised. */
  format: string;
  /** Weight of each item under the root (sum 1): level 1, market, three-level. */
  weights: Map<string, number>;
  /** Originality of each repository, 0..1: level 2, three-level. */
  originality: Map<string, number>;
  /** repository → dependency → weight (sum 1 per repository): level 3, three-level. */
  dependencies: Map<string, Map<string, number>>;
  /** The root parent as written (`ethereum`); empty where the format has none. */
  root: string;
  rows: number;
  ignored: string[];
}
