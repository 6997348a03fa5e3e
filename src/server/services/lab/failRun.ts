import { workerDb } from "../../db/worker";

/** What a person reads when the program, not what was asked for, is at fault. */
const BROKE = "The computation broke off; this is a fault of the program, not of the settings";

/** Ends a run without a result. Its other parts stop. */
export async function failRun(runId: string, error: string = BROKE): Promise<void> {
  await workerDb().$executeRaw`
    UPDATE "LabRun" SET "status" = 'failed', "error" = ${error}, "finishedAt" = now() AT TIME ZONE 'UTC'
    WHERE "id" = ${runId} AND "status" IN ('queued', 'running')`;
}
