import type { Tx } from "../db/client";
import { DatasetReason } from "../db/generated/enums";
import { workerDb } from "../db/worker";
import { enqueue } from "./enqueue";
import { FREEZE_TIMEOUT_MS, freezeVersion, newestVersion, recordedCount } from "./freezeVersion";
import { parseRoundSettings } from "./roundSettings";

/** Why data may be frozen. */
export const DATASET_REASONS = Object.values(DatasetReason);

const HOUR_MS = 3_600_000;

/** Freezes a round's data and has its board scored on it. */
export async function freezeData(
  roundId: string,
  reason: DatasetReason,
  requestedById: string | null = null,
): Promise<void> {
  await workerDb().$transaction(
    async (tx) => {
      await freezeVersion(tx, roundId, reason, requestedById);
      await enqueue(tx, "scoreBoard", { roundId });
    },
    { timeout: FREEZE_TIMEOUT_MS },
  );
}

/**
 * Before a submission is scored: makes the first version of a round's data, and a further one where
 * the newest is as old as the settings allow and judgements changed since.
 */
export async function freezeDataIfDue(roundId: string): Promise<void> {
  await workerDb().$transaction(
    async (tx) => {
      const newest = await newestVersion(tx, roundId);
      if (!newest) await freezeVersion(tx, roundId, "first");
      else if (await isDue(tx, roundId, newest)) await freezeVersion(tx, roundId, "scheduled");
    },
    { timeout: FREEZE_TIMEOUT_MS },
  );
}

async function isDue(
  tx: Tx,
  roundId: string,
  { createdAt, recorded }: { createdAt: Date; recorded: number },
): Promise<boolean> {
  const { settings } = await tx.round.findUniqueOrThrow({ where: { id: roundId } });
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT clock_timestamp() AT TIME ZONE 'UTC' AS now`;
  const ageMs = clock!.now.getTime() - createdAt.getTime();
  if (ageMs < parseRoundSettings(settings).contest.dataEveryHours * HOUR_MS) return false;
  return (await recordedCount(tx, roundId)) !== recorded;
}
