import { FormatError } from "~/core/formats";
import { type Cell, copyingTransaction } from "../db/copying";
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
/** Rows that are copied before progress is told. */
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
  await copyingTransaction(
    async (tx, copy) => {
      for (let from = 0; from < rows; from += CHUNK_ROWS) {
        await copy("Contribution", COLUMNS, cellsOf({ importId, roundId, source }, read, from));
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

const COLUMNS = [
  ...["roundId", "source", "importId", "projectId", "donor", "amount", "symbol", "decimals"],
  ...["importLine", "reference", "score", "toSelf"],
];

/** A chunk of rows, in the order of COLUMNS: a million rows as Prisma's own objects would take minutes. */
function* cellsOf(
  { importId, roundId, source }: { importId: string; roundId: string; source: string },
  { file, amounts, projectIds }: RoundContributions,
  from: number,
): Generator<Cell[]> {
  const end = Math.min(file.rows.length, from + CHUNK_ROWS);
  for (let at = from; at < end; at++) {
    const row = file.rows[at]!;
    const donor = file.donors[row.donor]!;
    const { amount, symbol, decimals } = amounts[at]!;
    const isSelf = row.recipient?.toLowerCase() === donor;
    yield [
      ...[roundId, source, importId, projectIds[row.project]!, donor, amount, symbol, decimals],
      ...[row.line, row.id ?? null, row.rawScore ?? null, isSelf],
    ];
  }
}
