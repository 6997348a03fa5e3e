import type { RouterOutputs } from "~/trpc/types";

export type Run = RouterOutputs["payout"]["get"];
export type RunSummary = RouterOutputs["payout"]["list"][number];

/** Who looks at the page; null when signed out. */
export type PayoutViewer = { userId: string; roles: readonly string[] } | null;
