import { workerDb } from "../db/worker";
import { BOARD_TIMEOUT_MS, refreshBoard } from "./refreshBoard";

/** Scores everything in a round again: after an import, and when the round closes. */
export async function scoreBoard(roundId: string): Promise<void> {
  await workerDb().$transaction((tx) => refreshBoard(tx, roundId), { timeout: BOARD_TIMEOUT_MS });
}
