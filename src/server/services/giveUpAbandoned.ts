import { workerDb } from "../db/worker";
import { failRun } from "./lab/failRun";
import { failSubmission } from "./scoreSubmission";

const GAVE_UP =
  "Tried several times without coming to an end; the program is at fault, not the data";

/**
 * Ends fits, submissions, deliveries and saved runs that wait for a job which will not be started again: each of its
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
  const runs = await workerDb().$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM "LabRun" r
    WHERE r."status" IN ('queued', 'running') AND NOT EXISTS (
      SELECT 1 FROM graphile_worker.jobs j WHERE j."key" IN ('runSimulation:' || r."id", 'finishSimulation:' || r."id")
        AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))
    AND (r."status" = 'queued' OR EXISTS (
      SELECT 1 FROM "LabPart" p WHERE p."runId" = r."id" AND p."status" <> 'done' AND NOT EXISTS (
        SELECT 1 FROM graphile_worker.jobs j WHERE j."key" = 'simulatePart:' || p."id"
          AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts)))
      OR NOT EXISTS (SELECT 1 FROM "LabPart" p WHERE p."runId" = r."id" AND p."status" <> 'done'))`;
  for (const { id } of runs) await failRun(id, GAVE_UP);
  const submissions = await workerDb().$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "Submission" s
    WHERE s."status" IN ('queued', 'running') AND NOT EXISTS (
      SELECT 1 FROM graphile_worker.jobs j WHERE j."key" = 'scoreSubmission:' || s."id"
        AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))`;
  for (const { id } of submissions) await failSubmission(id, GAVE_UP);
}
