import type { Holdout } from "~/core/scoring";
import type { Tx } from "../db/client";
import { loadFrozen } from "./loadFrozen";

/** The two splits that submissions are held against. */
export const HOLDOUT_SPLITS = ["public", "private"] as const;
export type HoldoutSplit = (typeof HOLDOUT_SPLITS)[number];

export interface RoundHoldout extends Holdout {
  readonly split: HoldoutSplit;
  /** The version of the round's data that it is of. */
  readonly version: number;
  /** Names the frozen rows: scores with the same hash can be compared. */
  readonly hash: string;
}

/** A held-out split of the newest version of a round's data. */
export async function loadHoldout(
  client: Tx,
  roundId: string,
  split: HoldoutSplit,
): Promise<RoundHoldout> {
  return { split, ...(await loadFrozen(client, roundId, split)) };
}
