import type { RouterOutputs } from "~/trpc/types";

export type SavedRun = RouterOutputs["lab"]["get"];
export type ListedRun = RouterOutputs["lab"]["list"]["runs"][number];

export const isUnfinished = ({ status }: { status: SavedRun["status"] }) =>
  status === "queued" || status === "running";
