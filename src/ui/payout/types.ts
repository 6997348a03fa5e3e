import type { RouterOutputs } from "~/trpc/types";

export type Run = RouterOutputs["payout"]["get"];
/** What a run by a recipe follows from. */
export type RunRecipe = NonNullable<Run["recipe"]>;
export type RunSummary = RouterOutputs["payout"]["list"][number];

/** Who looks at the page; null when signed out. */
export type PayoutViewer = { userId: string; roles: readonly string[] } | null;
