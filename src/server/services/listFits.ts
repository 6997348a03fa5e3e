import { METHODS } from "~/core/ranking";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import type { Fit } from "../db/generated/client";
import type { AllMethodsEvidence, FitEvidence } from "./fitRecord";
import { seesFits } from "./fitVisibility";
import { ALL_METHODS_KEY } from "./requestFit";

/** Fits one answer lists; older ones stay reachable by their id. */
const LISTED_MAX = 100;

/** A method as people know it. */
export function titleOfMethod(method: string): string {
  if (method === ALL_METHODS_KEY) return "All methods";
  return METHODS.find(({ key }) => key === method)?.title ?? method;
}

/** A fit as shown: everything but its weights. */
export function fitSummary(fit: Fit) {
  return {
    id: fit.id,
    method: fit.method,
    title: titleOfMethod(fit.method),
    params: fit.params as Record<string, number>,
    scope: fit.scope,
    status: fit.status,
    progress: fit.progress,
    createdAt: fit.createdAt,
    finishedAt: fit.finishedAt,
    /** Complete for a finished fit; of a refused one, what is known. */
    evidence: fit.evidence as Partial<FitEvidence & AllMethodsEvidence> | null,
    error: fit.error,
    inputHash: fit.inputHash,
    codeVersion: fit.codeVersion,
  };
}

/** The fits asked for in this round, newest first; none for readers who may not see weights yet. */
export async function listFits(access: RoundAccess) {
  if (!(await seesFits(access))) return [];
  const fits = await db.fit.findMany({
    where: { roundId: access.roundId, parentId: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LISTED_MAX,
  });
  return fits.map(fitSummary);
}
