import { db } from "../db/client";
import type { importReport } from "./checkComparisons";

/** The files imported into a round, newest first, each with the report of its reading. */
export async function listImports(roundId: string) {
  const imports = await db.comparisonImport.findMany({
    where: { roundId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const people = await db.user.findMany({
    where: { id: { in: imports.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return imports.map((row) => ({
    id: row.id,
    fileName: row.fileName,
    fileHash: row.fileHash,
    format: row.format,
    rows: row.rows,
    report: row.report as unknown as ReturnType<typeof importReport>,
    createdBy: names.get(row.createdById) ?? null,
    createdAt: row.createdAt,
  }));
}
