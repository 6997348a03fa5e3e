import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import type { FitResultRow } from "./fitRecord";
import { seesFits } from "./fitVisibility";

/** The newest finished fit of every method side by side: a row per project, a weight per method. */
export async function compareFits(
  access: RoundAccess,
): Promise<{ projectId: string; name: string; weights: Record<string, number> }[]> {
  if (!(await seesFits(access))) return [];
  const fits = await db.fit.findMany({
    where: {
      roundId: access.roundId,
      status: "done",
      scope: access.status === "closed" ? "all" : "train",
    },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    distinct: ["method"],
    select: { method: true, result: true },
  });
  const projects = await db.project.findMany({
    where: { roundId: access.roundId },
    orderBy: { position: "asc" },
    select: { id: true, name: true },
  });
  const byMethod = fits
    .sort((x, y) => (x.method < y.method ? -1 : 1))
    .map(({ method, result }) => ({
      method,
      weights: new Map((result as unknown as FitResultRow[]).map((r) => [r.projectId, r.weight])),
    }));
  return projects.map(({ id, name }) => ({
    projectId: id,
    name,
    weights: Object.fromEntries(
      byMethod.flatMap(({ method, weights }) => {
        const weight = weights.get(id);
        return weight === undefined ? [] : [[method, weight]];
      }),
    ),
  }));
}
