import { sha256Hex } from "~/core/formats";
import { db, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";
import type { Outcome } from "../db/generated/enums";
import { appendAudit } from "./audit";
import { importReport } from "./checkComparisons";
import { enqueue } from "./enqueue";
import {
  type ComparisonUpload,
  type RoundComparisons,
  readRoundComparisons,
  requireNoProblems,
} from "./readRoundComparisons";

const IMPORT_TIMEOUT_MS = 120_000;
/** Rows of one INSERT. */
const CHUNK_ROWS = 2000;

const OUTCOMES = new Map<number, Outcome>([
  [1, "a"],
  [0, "b"],
  [0.5, "equal"],
]);

/**
 * Adds the comparisons of a file to an open round: all of them or none. They are sealed as they are
 * written, so from here on the organizer's own process cannot read the private ones. A file may
 * still come after the deadline of judging, until the round is closed.
 *
 * @throws AppError invalid with every problem; conflict for a file imported before; gone unless open
 */
export async function importComparisons(
  actorId: string,
  roundId: string,
  upload: ComparisonUpload,
): Promise<{ importId: string; rows: number }> {
  const read = await readRoundComparisons(roundId, upload);
  requireNoProblems(read);
  const fileHash = sha256Hex(upload.text);
  const { fileName } = upload;
  const rows = read.file.rows.length;
  const work = db.$transaction(
    async (tx) => {
      const report = importReport(read);
      const { id: importId } = await tx.comparisonImport.create({
        data: {
          ...{ roundId, fileName, fileHash, rows, createdById: actorId },
          format: read.file.format,
          report: JSON.parse(JSON.stringify(report)) as object,
        },
        select: { id: true },
      });
      await addRows(tx, roundId, importId, read);
      const data = { importId, fileName, fileHash, rows };
      await appendAudit(tx, roundId, actorId, "comparisons.imported", data);
      await enqueue(tx, "freezeData", { roundId, reason: "imported" });
      return { importId, rows };
    },
    { timeout: IMPORT_TIMEOUT_MS },
  );
  return work.catch(mapDbError);
}

/** createMany reads nothing back: the private rows could not be read. */
async function addRows(
  tx: Tx,
  roundId: string,
  importId: string,
  { file, projectIds, splits }: RoundComparisons,
): Promise<void> {
  const data = file.rows.map((row, at) => ({
    roundId,
    importId,
    importLine: row.line,
    jurorLabel: row.juror === undefined ? null : file.jurors[row.juror]!,
    projectAId: projectIds[row.a]!,
    projectBId: projectIds[row.b]!,
    outcome: OUTCOMES.get(row.outcome)!,
    logRatio: row.logRatio ?? null,
    reason: row.reason ?? null,
    split: splits[at]!,
  }));
  for (let start = 0; start < data.length; start += CHUNK_ROWS) {
    await tx.comparison.createMany({ data: data.slice(start, start + CHUNK_ROWS) });
  }
}
