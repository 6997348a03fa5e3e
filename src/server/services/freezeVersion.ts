import { hashOf } from "~/core/formats";
import type { Tx } from "../db/client";
import type { DatasetReason } from "../db/generated/enums";
import { appendAudit } from "./audit";
import { baselineFiles } from "./baselineFiles";
import { datasetFiles } from "./datasetFiles";

/** Longest that freezing a round's data may take; many times what a million judgements do. */
export const FREEZE_TIMEOUT_MS = 600_000;

export interface VersionAt {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly recorded: number;
  readonly createdAt: Date;
}

/** The newest version of a round's data; null before there is any. */
export function newestVersion(tx: Tx, roundId: string): Promise<VersionAt | null> {
  return tx.datasetVersion.findFirst({
    where: { roundId },
    orderBy: { version: "desc" },
    select: { id: true, version: true, hash: true, recorded: true, createdAt: true },
  });
}

/** How many versions of judgements a round has, sealed ones included: another number, other data. */
export async function recordedCount(tx: Tx, roundId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ recorded: number }[]>`
    SELECT steelyard_recorded(${roundId})::int AS recorded`;
  return row!.recorded;
}

/**
 * Freezes a round's data as it is now: a new version, or none where nothing changed. Only the worker
 * can: it reads every row. Two that freeze one round wait for each other until commit.
 *
 * @returns the newest version, and whether it is this one
 */
export async function freezeVersion(
  tx: Tx,
  roundId: string,
  reason: DatasetReason,
  createdById: string | null = null,
): Promise<VersionAt & { made: boolean }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`data:${roundId}`}, 0))`;
  const newest = await newestVersion(tx, roundId);
  // Before the rows: what is recorded meanwhile is counted as new by whoever asks next.
  const recorded = await recordedCount(tx, roundId);
  const files = await datasetFiles(tx, roundId);
  const hash = hashOf(Object.fromEntries(files.map((file) => [file.name, file.hash])));
  if (newest?.hash === hash) return { ...newest, made: false };
  const baselines = await baselineFiles(roundId, files);
  const all = [...files, ...baselines];
  await tx.datasetContent.createMany({ data: all, skipDuplicates: true });
  const version = (newest?.version ?? 0) + 1;
  const made = await tx.datasetVersion.create({
    data: { roundId, version, reason, hash, recorded, createdById },
    select: { id: true, version: true, hash: true, recorded: true, createdAt: true },
  });
  await tx.datasetFile.createMany({
    data: all.map((file) => ({
      ...{ versionId: made.id, roundId },
      ...{ name: file.name, hash: file.hash },
    })),
  });
  await appendAudit(tx, roundId, createdById, "data.frozen", { version, hash, reason });
  return { ...made, made: true };
}
