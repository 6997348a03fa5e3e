import type { Db } from "../db/client";
import { BOARD_TIMEOUT_MS, refreshBoard } from "./refreshBoard";

/** Scores everything in a round again: after an import, and when the round closes. */
export async function scoreBoard(worker: Db, roundId: string): Promise<void> {
  await worker.$transaction((tx) => refreshBoard(tx, roundId), { timeout: BOARD_TIMEOUT_MS });
}
