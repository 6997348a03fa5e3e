import { workerDb } from "../db/worker";
import { enqueue } from "./enqueue";

/**
 * Has the boards computed of rounds that have scored submissions and no board: those of a database that
 * was written before boards were computed ahead, and of a demo whose seed was killed in between.
 */
export async function enqueueMissingBoards(): Promise<void> {
  const rounds = await workerDb().round.findMany({
    where: {
      status: { not: "draft" },
      boards: { none: {} },
      submissions: { some: { status: "done" } },
    },
    select: { id: true },
  });
  for (const { id: roundId } of rounds) {
    await workerDb().$transaction((tx) => enqueue(tx, "scoreBoard", { roundId }));
  }
}
