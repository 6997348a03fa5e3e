import type { Tx } from "../db/client";
import { checkMethod } from "./checkMethod";
import { enqueue } from "./enqueue";
import { enqueueFunding } from "./readFunding";
import { ALL_METHODS_KEY, addFit } from "./requestFit";
import { parseRoundSettings } from "./roundSettings";

/**
 * What is left to compute once a round is closed, added in the transaction that closes it: weights
 * from every comparison, by the round's own method first and then by every other, so that results
 * can be read side by side, the matches where a recipe makes them, and the final data and board.
 */
export async function enqueueFinalWork(tx: Tx, roundId: string): Promise<void> {
  const { settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  const own = parseRoundSettings(settings).weights;
  const params = checkMethod(own.method, own.params);
  await addFit(tx, roundId, { method: own.method, params, scope: "all", requestedById: null });
  const all = { method: ALL_METHODS_KEY, params: {}, requestedById: null };
  await addFit(tx, roundId, { ...all, scope: "all" });
  await enqueueFunding(tx, roundId);
  await enqueue(tx, "freezeData", { roundId, reason: "closed" });
}
