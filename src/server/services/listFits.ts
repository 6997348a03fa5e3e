import { METHODS } from "~/core/ranking";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import type { Fit } from "../db/generated/client";
import type { FitEvidence } from "./fitRecord";
import { seesFits } from "./fitVisibility";

/** Fits one answer lists; older ones stay reachable by their id. */
const LISTED_MAX = 100;

/** A fit as shown: everything but its weights. */
export function fitSummary(fit: Omit<Fit, "result">) {
  return {
    id: fit.id,
    method: fit.method,
    title: METHODS.find(({ key }) => key === fit.method)?.title ?? fit.method,
    params: fit.params as Record<string, number>,
    scope: fit.scope,
    status: fit.status,
    progress: fit.progress,
    createdAt: fit.createdAt,
    finishedAt: fit.finishedAt,
    /** Complete for a finished fit; of a refused one, what is known. */
    evidence: fit.evidence as Partial<FitEvidence> | null,
    error: fit.error,
    inputHash: fit.inputHash,
    codeVersion: fit.codeVersion,
  };
}

/** The round's fits, newest first; none for readers who may not see weights yet. */
export async function listFits(access: RoundAccess) {
  if (!(await seesFits(access))) return [];
  const fits = await db.fit.findMany({
    where: { roundId: access.roundId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    omit: { result: true },
    take: LISTED_MAX,
  });
  return fits.map(fitSummary);
}
