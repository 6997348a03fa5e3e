import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import type { Fit } from "../db/generated/client";
import type { FitResultRow } from "./fitRecord";
import { seesFits } from "./fitVisibility";
import { fitSummary } from "./listFits";
import { parseRoundSettings } from "./roundSettings";

/** Half width of a 95 % interval in standard errors. */
const Z_95 = 1.96;

/** One fit with a row per project, heaviest first. */
export async function getFit(access: RoundAccess, fitId: string) {
  const fit = await db.fit.findFirst({ where: { id: fitId, roundId: access.roundId } });
  if (!fit) throw new AppError("notFound", "There is no such fit in this round");
  if (!(await seesFits(access))) {
    throw new AppError("forbidden", "The weights are shown once this round is closed");
  }
  return withRows(fit);
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
    },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
  });
  return fit && withRows(fit);
}

async function withRows(fit: Fit) {
  const projects = await db.project.findMany({
    where: { roundId: fit.roundId },
    select: { id: true, title: true },
  });
  const titles = new Map(projects.map(({ id, title }) => [id, title]));
  const rows = ((fit.result ?? []) as unknown as FitResultRow[])
    .map(({ projectId, name, theta, weight, seLogWeight }) => {
      const spread = seLogWeight === null ? null : Math.exp(Z_95 * seLogWeight);
      return {
        projectId,
        name,
        title: titles.get(projectId) ?? name,
        weight,
        theta,
        low: spread && weight / spread,
        high: spread && weight * spread,
      };
    })
    .sort((x, y) => y.weight - x.weight || (x.name < y.name ? -1 : 1));
  return { ...fitSummary(fit), rows };
}
