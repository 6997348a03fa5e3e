import { METHODS } from "~/core/ranking";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { seesFits } from "./fitVisibility";
import { named, type Page } from "./fitWeights";
import { titleOfMethod } from "./listFits";
import { parseRoundSettings } from "./roundSettings";

export interface MethodFit {
  readonly method: string;
  readonly title: string;
  readonly fitId: string;
}

/** The newest finished fit of every method that has one, in the order in which methods are offered. */
export async function newestFits({ roundId, status }: RoundAccess): Promise<MethodFit[]> {
  const scope = status === "closed" ? "all" : "train";
  const fits = await db.$queryRaw<{ method: string; fitId: string }[]>`
    SELECT DISTINCT ON (f."method") f."method", f."id" AS "fitId" FROM "Fit" f
    WHERE f."roundId" = ${roundId} AND f."status" = 'done' AND f."scope" = ${scope}::"FitScope"
      AND EXISTS (SELECT 1 FROM "FitWeight" w WHERE w."fitId" = f."id")
    ORDER BY f."method", f."finishedAt" DESC, f."id" DESC`;
  const placeOf = (method: string) => METHODS.findIndex(({ key }) => key === method);
  return fits
    .map((fit) => ({ ...fit, title: titleOfMethod(fit.method) }))
    .sort((x, y) => placeOf(x.method) - placeOf(y.method));
}

/** A project by every method: its weight and its place among all projects. */
export interface MethodsRow {
  readonly projectId: string;
  readonly name: string;
  readonly title: string;
  readonly cells: Readonly<Record<string, { readonly weight: number; readonly place: number }>>;
}

/**
 * The newest fit of every method side by side: a page of projects in the order of the base method
 * (the round's own where it has weights).
 */
export async function compareFits(access: RoundAccess, page: Page & { base?: string | undefined }) {
  const methods = (await seesFits(access)) ? await newestFits(access) : [];
  const wanted = page.base ?? (await ownMethod(access.roundId));
  const base = methods.find(({ method }) => method === wanted) ?? methods[0];
  if (!base) return { methods, base: null, rows: [] as MethodsRow[], total: 0 };
  const where = { fitId: base.fitId, ...(page.search && { project: named(page.search) }) };
  const [shown, total] = await Promise.all([
    db.fitWeight.findMany({
      where,
      orderBy: { place: "asc" },
      skip: page.offset,
      take: page.limit,
      select: { project: { select: { id: true, name: true, title: true } } },
    }),
    db.fitWeight.count({ where }),
  ]);
  const cells = await db.fitWeight.findMany({
    where: {
      fitId: { in: methods.map(({ fitId }) => fitId) },
      projectId: { in: shown.map(({ project }) => project.id) },
    },
    select: { fitId: true, projectId: true, weight: true, place: true },
  });
  const methodOf = new Map(methods.map(({ fitId, method }) => [fitId, method]));
  const byProject = new Map<string, Record<string, { weight: number; place: number }>>();
  for (const { fitId, projectId, weight, place } of cells) {
    const row = byProject.get(projectId) ?? {};
    row[methodOf.get(fitId)!] = { weight, place };
    byProject.set(projectId, row);
  }
  const rows = shown.map(
    ({ project: { id, name, title } }): MethodsRow => ({
      ...{ projectId: id, name, title },
      cells: byProject.get(id) ?? {},
    }),
  );
  return { methods, base: base.method, rows, total };
}

async function ownMethod(roundId: string): Promise<string> {
  const { settings } = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  return parseRoundSettings(settings).weights.method;
}
