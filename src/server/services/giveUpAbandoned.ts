import { workerDb } from "../db/worker";
import { failSubmission } from "./scoreSubmission";

const GAVE_UP =
  "Tried several times without coming to an end; the program is at fault, not the data";

/**
 * Ends fits, submissions and deliveries that wait for a job which will not be started again: each of its
 * attempts failed, or took its worker down. Without this they would wait for ever.
 */
export async function giveUpAbandoned(): Promise<void> {
  await workerDb().$executeRaw`
    UPDATE "Fit" f SET "status" = 'failed', "error" = ${GAVE_UP},
      "finishedAt" = now() AT TIME ZONE 'UTC'
    WHERE f."status" IN ('queued', 'running') AND NOT EXISTS (
      SELECT 1 FROM graphile_worker.jobs j WHERE j."key" = 'runFit:' || f."id"
        AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))`;
  await workerDb().$executeRaw`
    UPDATE "WebhookDelivery" d SET "status" = 'failed', "error" = ${GAVE_UP},
      "finishedAt" = now() AT TIME ZONE 'UTC'
    WHERE d."status" IN ('queued', 'running') AND NOT EXISTS (
      SELECT 1 FROM graphile_worker.jobs j WHERE j."key" = 'deliverWebhook:' || d."id"
        AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))`;
  const submissions = await workerDb().$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "Submission" s
    WHERE s."status" IN ('queued', 'running') AND NOT EXISTS (
      SELECT 1 FROM graphile_worker.jobs j WHERE j."key" = 'scoreSubmission:' || s."id"
        AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))`;
  for (const { id } of submissions) await failSubmission(id, GAVE_UP);
}
