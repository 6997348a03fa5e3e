import { AppError } from "~/errors";
import type { Tx } from "../db/client";

/**
 * Whether judgements are taken now, by the database's clock. The triggers on the tables have the
 * last word; this says so before work is done and where nothing is written.
 *
 * @throws AppError gone
 */
export async function requireOpen(tx: Tx, roundId: string): Promise<void> {
  const [round] = await tx.$queryRaw<{ open: boolean; late: boolean }[]>`
    SELECT "status" = 'open' AS open,
      coalesce("closesAt" <= clock_timestamp() AT TIME ZONE 'UTC', false) AS late
    FROM "Round" WHERE "id" = ${roundId}`;
  if (!round?.open) throw new AppError("gone", "This round is not open");
  if (round.late) throw new AppError("gone", "The deadline of this round has passed");
}
