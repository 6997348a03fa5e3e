import type { RouterOutputs } from "~/trpc/types";

export type PoolSummary = RouterOutputs["pool"]["list"][number];
export type PoolDetail = RouterOutputs["pool"]["get"];
export type PoolRulesShown = PoolSummary["rules"];
export type ProposalRow = PoolDetail["proposals"][number];
export type ProposalDetail = RouterOutputs["pool"]["proposal"];
export type OwnStakes = RouterOutputs["pool"]["mine"];
export type PoolUnit = PoolRulesShown["unit"];

/** Who looks at a pool. */
export interface PoolReader {
  /** Null: signed out. */
  readonly userId: string | null;
  readonly organizer: boolean;
}
