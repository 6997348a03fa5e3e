import { workerDb } from "../../src/server/db/worker";
import { computeFitInPlace } from "../../src/server/services/computeFit";
import { requestFit } from "../../src/server/services/requestFit";
import { runFit } from "../../src/server/services/runFit";

/** The round's own method first, which is analysed, then all of them. */
const METHODS = ["log_l2_ridge", "all"];

/** Asks for the fits that pages show while a round is open. */
export async function askForFits(roundId: string, organizer: string): Promise<void> {
  for (const method of METHODS) {
    const asked = await workerDb().fit.count({ where: { roundId, method } });
    if (asked === 0) await requestFit(organizer, roundId, { method, params: {} });
  }
}

/** Does what the worker would, so that every page has something to show at once. */
export async function runWaitingFits(roundId: string): Promise<void> {
  const waiting = await workerDb().fit.findMany({
    where: { roundId, status: { in: ["queued", "running"] } },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  for (const { id } of waiting) await runFit(id, computeFitInPlace);
}
