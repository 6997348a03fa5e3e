import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import type { Fit } from "../db/generated/client";
import { seesFits } from "./fitVisibility";
import { weightPage } from "./fitWeights";
import { fitSummary } from "./listFits";
import { requireFit } from "./requireFit";
import { parseRoundSettings } from "./roundSettings";

/** Weights that come with a fit itself; the others are asked for page by page. */
const ROWS_WITH_FIT = 100;

/** One fit with the heaviest projects. */
export async function getFit(access: RoundAccess, fitId: string) {
  return withRows(await requireFit(access, fitId));
}

/**
 * The newest finished fit of a method (of the round's own where none is named), on everything once
 * the round is closed. Null while there is none, or none that this reader may see.
 */
export async function latestFit(access: RoundAccess, method?: string) {
  if (!(await seesFits(access))) return null;
  const { settings, status } = await db.round.findUniqueOrThrow({
    where: { id: access.roundId },
    select: { settings: true, status: true },
  });
  const wanted = method ?? parseRoundSettings(settings).weights.method;
  const fit = await db.fit.findFirst({
    where: {
      roundId: access.roundId,
      method: wanted,
      status: "done",
      scope: status === "closed" ? "all" : "train",
      weights: { some: {} },
    },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
  });
  return fit && withRows(fit);
}

async function withRows(fit: Fit) {
  const { rows, total } = await weightPage(fit.id, { offset: 0, limit: ROWS_WITH_FIT });
  return { ...fitSummary(fit), rows, projects: total };
}
