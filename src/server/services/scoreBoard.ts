import { workerDb } from "../db/worker";
import { BOARD_TIMEOUT_MS, refreshBoard } from "./refreshBoard";
import { parseRoundSettings } from "./roundSettings";

/**
 * Scores everything in a round again: on new data, after an amendment, and when the round closes.
 * Scores by another metric than the round's are of no board any more.
 */
export async function scoreBoard(roundId: string): Promise<void> {
  await workerDb().$transaction(
    async (tx) => {
      const { settings } = await tx.round.findUniqueOrThrow({ where: { id: roundId } });
      const { metric } = parseRoundSettings(settings);
      await tx.score.deleteMany({ where: { roundId, metric: { not: metric } } });
      await refreshBoard(tx, roundId);
    },
    { timeout: BOARD_TIMEOUT_MS },
  );
}
