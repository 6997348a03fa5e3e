import { AppError } from "~/errors";
import { db, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import type { ImportOptions } from "./contributionUnits";
import { enqueue } from "./enqueue";

/** Bytes of a file in all, as the database allows: a million contributions are about 70 MB. */
export const CONTRIBUTION_BYTES_MAX = 256 * 2 ** 20;
/** Bytes of one part; a request holds no more than 32 MB. */
export const CONTRIBUTION_PART_BYTES_MAX = 4 * 2 ** 20;

interface NewUpload {
  readonly fileName: string;
  readonly bytes: number;
  readonly options: ImportOptions;
}

/**
 * Begins the upload of a file of contributions. Nothing counts before the worker has read all of it.
 *
 * @throws AppError gone where the round takes no contributions
 */
export async function beginUpload(
  actorId: string,
  roundId: string,
  { fileName, bytes, options }: NewUpload,
): Promise<{ importId: string; partBytes: number }> {
  const work = db.contributionImport.create({
    data: { roundId, fileName, bytes, options, createdById: actorId },
    select: { id: true },
  });
  const { id } = await work.catch(mapDbError);
  return { importId: id, partBytes: CONTRIBUTION_PART_BYTES_MAX };
}

/** Takes one part; the same part sent again changes nothing. */
export async function uploadPart(
  roundId: string,
  importId: string,
  seq: number,
  content: Uint8Array,
): Promise<void> {
  const work = db.$transaction(async (tx) => {
    await requireUploading(tx, roundId, importId);
    const data = { importId, seq, content: Uint8Array.from(content) };
    await tx.contributionPart.createMany({ data: [data], skipDuplicates: true });
  });
  await work.catch(mapDbError);
}

/**
 * Hands a whole file to the worker, under the hash of its content.
 *
 * @throws AppError invalid while parts are missing; conflict for a file that was imported before
 */
export async function finishUpload(
  actorId: string,
  roundId: string,
  importId: string,
): Promise<{ fileHash: string }> {
  const work = db.$transaction(async (tx) => {
    const { bytes, fileName } = await requireUploading(tx, roundId, importId);
    const [found] = await tx.$queryRaw<{ bytes: bigint; gaps: boolean; hash: string }[]>`
      SELECT coalesce(sum(length("content")), 0) AS bytes, coalesce(max("seq") + 1 <> count(*), true) AS gaps,
        encode(sha256(coalesce(string_agg("content", '' ORDER BY "seq"), '')), 'hex') AS hash
      FROM "ContributionPart" WHERE "importId" = ${importId}`;
    if (!found || found.gaps || Number(found.bytes) !== bytes) {
      throw new AppError("invalid", "The file has not arrived whole; upload it again");
    }
    const data = { fileHash: found.hash, stage: "waiting" };
    await tx.contributionImport.update({ where: { id: importId }, data, select: { id: true } });
    const said = { importId, fileName, fileHash: found.hash, bytes };
    await appendAudit(tx, roundId, actorId, "contributions.uploaded", said);
    await enqueue(tx, "importContributions", { importId });
    return { fileHash: found.hash };
  });
  return work.catch(mapDbError);
}

async function requireUploading(tx: Tx, roundId: string, importId: string) {
  const found = await tx.contributionImport.findFirst({ where: { id: importId, roundId } });
  if (!found) throw new AppError("notFound", "There is no such import in this round");
  if (found.stage !== "uploading") throw new AppError("conflict", "This file is here already");
  return found;
}
