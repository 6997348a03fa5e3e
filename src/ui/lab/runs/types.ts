import type { RouterOutputs } from "~/trpc/types";

export type SavedRun = RouterOutputs["lab"]["get"];
export type ListedRun = RouterOutputs["lab"]["list"]["runs"][number];
export type CommunityRun = Extract<SavedRun, { kind: "community" }>;
/** Of a jury, attacks or a society: some numbers and a seed. */
export type NumbersRun = Exclude<SavedRun, CommunityRun>;
export type NumbersKind = NumbersRun["kind"];

export const isUnfinished = ({ status }: { status: SavedRun["status"] }) =>
  status === "queued" || status === "running";
