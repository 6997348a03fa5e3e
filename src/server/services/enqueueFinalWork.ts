import type { Tx } from "../db/client";
import { checkMethod } from "./checkMethod";
import { enqueue } from "./enqueue";
import { addFit } from "./requestFit";
import { parseRoundSettings } from "./roundSettings";

/** Fitted at every close beside the round's own method, so that results can be read side by side. */
const METHODS_AT_CLOSE = ["log_l2_ridge", "huber", "bt_l2", "rank_centrality"] as const;

/**
 * What is left to compute once a round is closed, added in the transaction that closes it: weights
 * from every comparison, by the round's own method and by the usual ones, and the final board.
 */
export async function enqueueFinalWork(tx: Tx, roundId: string): Promise<void> {
  const { settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  const own = parseRoundSettings(settings).weights;
  const others = METHODS_AT_CLOSE.filter((method) => method !== own.method);
  for (const { method, params } of [own, ...others.map((method) => ({ method, params: {} }))]) {
    const fit = { method, params: checkMethod(method, params), requestedById: null };
    await addFit(tx, roundId, { ...fit, scope: "all" });
  }
  await enqueueBoard(tx, roundId);
}

/** Has the round's board scored again, because judgements were added to it. */
export async function enqueueBoard(tx: Tx, roundId: string): Promise<void> {
  await enqueue(tx, "scoreBoard", { roundId });
}
