import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { requireFit } from "./requireFit";

/** Half width of a 95 % interval in standard errors. */
const Z_95 = 1.96;

export interface Page {
  readonly offset: number;
  readonly limit: number;
  /** Part of a project's name or title. */
  readonly search?: string | undefined;
}

/** A page of a fit's weights, heaviest first. */
export async function listWeights(access: RoundAccess, fitId: string, page: Page) {
  const fit = await requireFit(access, fitId);
  return weightPage(fit.id, page);
}

/**
 * Intervals come from the standard error of ln(weight) where the method gives one, else from the
 * bootstrap; rank intervals from the bootstrap.
 */
export async function weightPage(fitId: string, { offset, limit, search }: Page) {
  const where = { fitId, ...(search && { project: named(search) }) };
  const [found, total] = await Promise.all([
    db.fitWeight.findMany({
      where,
      orderBy: { place: "asc" },
      skip: offset,
      take: limit,
      include: { project: { select: { name: true, title: true } } },
    }),
    db.fitWeight.count({ where }),
  ]);
  const rows = found.map(({ project, fitId: _, low, high, seLogWeight, ...row }) => {
    const spread = seLogWeight === null ? null : Math.exp(Z_95 * seLogWeight);
    return {
      ...row,
      ...project,
      low: spread ? row.weight / spread : low,
      high: spread ? row.weight * spread : high,
    };
  });
  return { rows, total };
}

/** Projects whose name or title holds a text. */
export const named = (search: string) => ({
  OR: [
    { name: { contains: search, mode: "insensitive" as const } },
    { title: { contains: search, mode: "insensitive" as const } },
  ],
});
