import type { LabStudy } from "~/core/simulation";
import { workerDb } from "../../db/worker";
import { codeVersion } from "../codeVersion";
import { watchJob } from "../watchJob";
import type { ComputeStudy, StudySummary } from "./computeStudy";
import { failRun } from "./failRun";

/**
 * Puts the parts of a saved run together, in the order of their tasks, and records its result with the
 * hash that names it. A second call changes nothing.
 *
 * Called by the worker only.
 *
 * @param stop aborts when the worker is told to end; the run is then left for the next worker
 */
export async function finishRun(
  runId: string,
  compute: ComputeStudy,
  stop?: AbortSignal,
): Promise<void> {
  const run = await workerDb().labRun.findFirst({
    where: { id: runId, status: "running" },
    select: { study: true },
  });
  if (!run) return;
  const request = { study: run.study as unknown as LabStudy, records: await recordsOf(runId) };
  const watch = watchJob(
    () => workerDb().labRun.count({ where: { id: runId, status: "running" } }),
    stop,
  );
  try {
    await save(runId, await compute.summary(request, watch));
  } catch (error) {
    if (watch.cancelled()) return;
    if (stop?.aborted) throw error;
    console.error(`run ${runId} broke off`, error);
    await failRun(runId);
  } finally {
    await watch.end();
  }
}

async function recordsOf(runId: string): Promise<Float64Array> {
  const parts = await workerDb().labPart.findMany({
    where: { runId, status: "done" },
    orderBy: { seq: "asc" },
    select: { records: true },
  });
  const bytes = new Uint8Array(parts.reduce((sum, { records }) => sum + records!.byteLength, 0));
  let at = 0;
  for (const { records } of parts) {
    bytes.set(records!, at);
    at += records!.byteLength;
  }
  return new Float64Array(bytes.buffer);
}

async function save(runId: string, { result, hash }: StudySummary): Promise<void> {
  await workerDb().$executeRaw`
    UPDATE "LabRun" SET "status" = 'done', "result" = ${JSON.stringify(result)}::jsonb,
      "resultHash" = ${hash}, "codeVersion" = ${codeVersion()}, "finishedAt" = now() AT TIME ZONE 'UTC'
    WHERE "id" = ${runId} AND "status" = 'running'`;
}
