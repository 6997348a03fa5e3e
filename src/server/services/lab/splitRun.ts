import { type LabStudy, workOf } from "~/core/simulation";
import { workerDb } from "../../db/worker";
import { enqueue } from "../enqueue";

/**
 * Divides a saved run among whatever workers there are: a row and a job for each part. How it is divided
 * follows from the study alone. A second call changes nothing.
 *
 * Called by the worker only.
 */
export async function splitRun(runId: string): Promise<void> {
  await workerDb().$transaction(async (tx) => {
    const [run] = await tx.$queryRaw<{ study: LabStudy }[]>`
      UPDATE "LabRun" SET "status" = 'running', "startedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${runId} AND "status" = 'queued' RETURNING "study"`;
    if (!run) return;
    const parts = await tx.labPart.createManyAndReturn({
      data: workOf(run.study)
        .parts()
        .map(({ from, to }, seq) => ({
          ...{ runId, seq, fromTask: from, toTask: to },
        })),
      select: { id: true },
    });
    for (const { id } of parts) await enqueue(tx, "simulatePart", { partId: id });
  });
}
