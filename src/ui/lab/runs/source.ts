import type { Study, StudyResult } from "~/core/simulation";

/** Results that are drawn on one chart, each with the names of its configurations. */
export interface Source {
  readonly labels: readonly string[];
  readonly study: Study;
  readonly result: StudyResult;
}
