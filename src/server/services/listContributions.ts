import { db } from "../db/client";
import type { Page } from "./fitWeights";
import { named } from "./fitWeights";
import type { ContributionReport } from "./readRoundContributions";

/** Contributions that stand, the newest first. Nobody's name or address is among them. */
export async function listContributions(roundId: string, { offset, limit, search }: Page) {
  const where = {
    ...{ roundId, current: true, withdrawn: false },
    ...(search && { project: named(search) }),
  };
  const [rows, total] = await Promise.all([
    db.contribution.findMany({
      where,
      orderBy: { id: "desc" },
      skip: offset,
      take: limit,
      include: { project: { select: { name: true, title: true } } },
    }),
    db.contribution.count({ where }),
  ]);
  return {
    rows: rows.map(({ id, project, amount, symbol, decimals, source, createdAt }) => ({
      ...{
        id: String(id),
        ...project,
        amount: amount.toFixed(),
        symbol,
        decimals,
        source,
        createdAt,
      },
    })),
    total,
  };
}

/** The files of contributions of a round, newest first, with how far each has come. */
export async function listContributionImports(roundId: string) {
  const rows = await db.contributionImport.findMany({
    where: { roundId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, fileName, fileHash, bytes, status, stage, progress, ...row }) => ({
    ...{ id, fileName, fileHash, bytes, status, stage, progress },
    ...{ rows: row.rows, createdAt: row.createdAt, finishedAt: row.finishedAt },
    report: row.report as unknown as ContributionReport | null,
  }));
}
