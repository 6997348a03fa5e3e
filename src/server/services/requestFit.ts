import { AppError } from "~/errors";
import { db, type Tx } from "../db/client";
import { appendAudit } from "./audit";
import { checkMethod } from "./checkMethod";
import { enqueue } from "./enqueue";

/** Asked for like a method: one job that fits them all. */
export const ALL_METHODS_KEY = "all";

/** Fits of one round that may wait or run at once. */
const UNFINISHED_FITS_MAX = 20;

/** Asks for a fit: on the training split while the round is open, on everything once it is closed. */
export async function requestFit(
  actorId: string,
  roundId: string,
  input: { method: string; params: Record<string, number> },
): Promise<{ fitId: string }> {
  const all = input.method === ALL_METHODS_KEY;
  const params = all ? {} : checkMethod(input.method, input.params);
  return db.$transaction(async (tx) => {
    const round = await tx.round.findUniqueOrThrow({ where: { id: roundId } });
    if (round.status === "draft") {
      throw new AppError("conflict", "There is nothing to fit before the round is published");
    }
    const unfinished = await tx.fit.count({
      where: { roundId, status: { in: ["queued", "running"] } },
    });
    if (unfinished >= UNFINISHED_FITS_MAX) {
      throw new AppError("conflict", `${unfinished} fits are waiting already; let them finish`);
    }
    const scope = round.status === "closed" ? "all" : "train";
    const fit = { method: input.method, params, scope, requestedById: actorId } as const;
    const fitId = await addFit(tx, roundId, fit);
    await appendAudit(tx, roundId, actorId, "fit.requested", { fitId, ...fit });
    return { fitId };
  });
}

/** A fit's row and its job, in the caller's transaction. */
export async function addFit(
  tx: Tx,
  roundId: string,
  fit: {
    method: string;
    params: Record<string, number>;
    scope: "train" | "all";
    requestedById: string | null;
  },
): Promise<string> {
  const { id } = await tx.fit.create({ data: { roundId, ...fit }, select: { id: true } });
  await enqueue(tx, "runFit", { fitId: id });
  return id;
}
