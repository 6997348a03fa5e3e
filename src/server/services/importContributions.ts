import { FormatError } from "~/core/formats";
import type { Tx } from "../db/client";
import { workerDb } from "../db/worker";
import { appendAudit } from "./audit";
import { importOptions } from "./contributionUnits";
import { enqueue } from "./enqueue";
import {
  acceptContributions,
  contributionReport,
  type RoundContributions,
  readRoundContributions,
} from "./readRoundContributions";

const IMPORT_TIMEOUT_MS = 600_000;
/** Rows of one INSERT. */
const CHUNK_ROWS = 25_000;

/**
 * Reads an uploaded file of contributions and writes all of them, or none, in one transaction. What is
 * wrong with the file is kept with the import, by line; a second start of the same job begins anew.
 */
export async function importContributions(importId: string): Promise<void> {
  const found = await workerDb().contributionImport.findUnique({ where: { id: importId } });
  if (!found || found.status === "done" || found.status === "failed") return;
  const tell = (stage: string, progress: number) =>
    workerDb().contributionImport.update({
      where: { id: importId },
      data: { stage, progress, status: "running", startedAt: found.startedAt ?? new Date() },
    });
  await tell("reading", 0);
  const { roundId, options } = found;
  const content = await contentOf(importId);
  const read = await readRoundContributions(
    workerDb(),
    roundId,
    content,
    importOptions.parse(options),
  );
  const report = JSON.parse(JSON.stringify(contributionReport(read))) as object;
  try {
    acceptContributions(read);
    await tell("writing", 0);
    await writeAll(found, read, report, (progress) => tell("writing", progress));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    await refuse(importId, report);
  }
}

async function contentOf(importId: string): Promise<Uint8Array> {
  const parts = await workerDb().contributionPart.findMany({
    where: { importId },
    orderBy: { seq: "asc" },
    select: { content: true },
  });
  return Buffer.concat(parts.map(({ content }) => content));
}

async function refuse(importId: string, report: object): Promise<void> {
  await workerDb().$transaction([
    workerDb().contributionImport.update({
      where: { id: importId },
      data: { status: "failed", stage: "refused", report, finishedAt: new Date() },
    }),
    workerDb().contributionPart.deleteMany({ where: { importId } }),
  ]);
}

interface Import {
  readonly id: string;
  readonly roundId: string;
  readonly fileName: string;
  readonly fileHash: string | null;
  readonly options: unknown;
  readonly createdById: string;
}

async function writeAll(
  { id: importId, roundId, fileName, fileHash, options, createdById }: Import,
  read: RoundContributions,
  report: object,
  tell: (progress: number) => Promise<unknown>,
): Promise<void> {
  const { source } = importOptions.parse(options);
  const rows = read.file.rows.length;
  await workerDb().$transaction(
    async (tx) => {
      for (let from = 0; from < rows; from += CHUNK_ROWS) {
        await addRows(tx, { importId, roundId, source }, read, from);
        // By another connection: this transaction shows nothing before it is through.
        await tell(Math.min(1, (from + CHUNK_ROWS) / rows));
      }
      await tx.contributionImport.update({
        where: { id: importId },
        data: { status: "done", stage: "done", progress: 1, rows, report, finishedAt: new Date() },
      });
      await tx.contributionPart.deleteMany({ where: { importId } });
      const said = { importId, fileName, fileHash, rows };
      await appendAudit(tx, roundId, createdById, "contributions.imported", said);
      await enqueue(tx, "computeFunding", { roundId });
    },
    { timeout: IMPORT_TIMEOUT_MS },
  );
}

/** A column is one array: a million rows as Prisma's own objects would take minutes. */
async function addRows(
  tx: Tx,
  { importId, roundId, source }: { importId: string; roundId: string; source: string },
  { file, amounts, projectIds }: RoundContributions,
  from: number,
): Promise<void> {
  const rows = file.rows.slice(from, from + CHUNK_ROWS);
  const stored = amounts.slice(from, from + CHUNK_ROWS);
  const donors = rows.map(({ donor }) => file.donors[donor]!);
  const isSelf = rows.map(({ recipient }, at) => recipient?.toLowerCase() === donors[at]);
  await tx.$executeRaw`
    INSERT INTO "Contribution" ("roundId", "source", "importId", "projectId", "donor", "amount",
      "symbol", "decimals", "importLine", "reference", "score", "toSelf")
    SELECT ${roundId}, ${source}::"ContributionSource", ${importId}, * FROM unnest(
      ${rows.map(({ project }) => projectIds[project]!)}::text[], ${donors}::text[],
      ${stored.map(({ amount }) => String(amount))}::numeric[],
      ${stored.map(({ symbol }) => symbol)}::text[], ${stored.map(({ decimals }) => decimals)}::int[],
      ${rows.map(({ line }) => line)}::int[], ${rows.map(({ id }) => id ?? null)}::text[],
      ${rows.map(({ rawScore }) => rawScore ?? null)}::float8[], ${isSelf}::boolean[])`;
}
