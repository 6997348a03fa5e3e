import type { Holdout } from "~/core/scoring";
import type { Tx } from "../db/client";
import { hashOfRows, loadRows } from "./loadRows";

/** The two splits that submissions are held against. */
export const HOLDOUT_SPLITS = ["public", "private"] as const;
export type HoldoutSplit = (typeof HOLDOUT_SPLITS)[number];

export interface RoundHoldout extends Holdout {
  readonly split: HoldoutSplit;
  /** SHA-256 of the rows: scores with the same hash can be compared. */
  readonly hash: string;
}

export async function loadHoldout(
  client: Tx,
  roundId: string,
  split: HoldoutSplit,
): Promise<RoundHoldout> {
  const loaded = await loadRows(client, roundId, [split]);
  return { split, items: loaded.items, data: loaded.data, hash: hashOfRows(loaded) };
}
