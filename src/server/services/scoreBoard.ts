import { workerDb } from "../db/worker";
import { saveBoards } from "./board/saveBoards";
import { BOARD_TIMEOUT_MS, refreshBoard } from "./refreshBoard";

/**
 * Brings a round's scores up to its judgements and computes its boards: after a submission is scored,
 * after an import, and when the round closes.
 */
export async function scoreBoard(roundId: string): Promise<void> {
  const timeout = BOARD_TIMEOUT_MS;
  await workerDb().$transaction((tx) => refreshBoard(tx, roundId), { timeout });
  // Apart from scoring, which waits for a lock that this does not hold.
  await workerDb().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`boards:${roundId}`}, 0))`;
      await saveBoards(tx, roundId);
    },
    { timeout },
  );
}
