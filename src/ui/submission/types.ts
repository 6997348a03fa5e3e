import type { RouterOutputs } from "~/trpc/types";
import type { CheckReport } from "./checkReport";

export type Quota = RouterOutputs["submission"]["quota"];
export type OwnSubmission = RouterOutputs["submission"]["mine"][number];
export type MyTeam = RouterOutputs["team"]["mine"];

/** A file and what was found in it. */
export interface CheckedFile {
  /** As it was chosen, to check it again by other rules. */
  source: File;
  /** Repairs were refused. */
  strict: boolean;
  fileName: string;
  text: string;
  report: CheckReport;
}
