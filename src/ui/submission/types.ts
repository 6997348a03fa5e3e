import type { RouterOutputs } from "~/trpc/types";

export type Quota = RouterOutputs["submission"]["quota"];
export type OwnSubmission = RouterOutputs["submission"]["mine"][number];

/** A file and what the server made of it. */
export interface CheckedFile {
  fileName: string;
  text: string;
  report: RouterOutputs["submission"]["check"];
}
