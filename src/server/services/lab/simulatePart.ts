import type { LabStudy } from "~/core/simulation";
import type { Tx } from "../../db/client";
import { workerDb } from "../../db/worker";
import { enqueue } from "../enqueue";
import { type Watch, watchJob } from "../watchJob";
import type { ComputeStudy } from "./computeStudy";
import { failRun } from "./failRun";

interface StartedPart {
  readonly id: string;
  readonly runId: string;
  readonly fromTask: number;
  readonly toTask: number;
  readonly study: LabStudy;
}

/** Longest that writing down a part may take: a few tens of megabytes. */
const RECORD_TIMEOUT_MS = 60_000;

/**
 * Does the tasks of one part and writes down what they left; whoever is last has the parts put together.
 * May be called again for the same part, also after a worker was killed in the middle: who comes second
 * changes nothing, and the same tasks leave the same.
 *
 * Called by the worker only.
 *
 * @param stop aborts when the worker is told to end; the part is then left for the next worker
 */
export async function simulatePart(
  partId: string,
  compute: ComputeStudy,
  stop?: AbortSignal,
): Promise<void> {
  const part = await start(partId);
  if (!part) return;
  const watch = watchJob(
    (fraction) => workerDb().$executeRaw`
      UPDATE "LabPart" SET "progress" = ${fraction}::float8, "heartbeatAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${partId} AND "status" = 'running'`,
    stop,
  );
  const records = await work(part, compute, watch, stop).finally(() => watch.end());
  if (records) await record(part, records);
}

/** Takes the part, unless it is done or gone. A part already running was left by a dead worker. */
async function start(partId: string): Promise<StartedPart | undefined> {
  const rows = await workerDb().$queryRaw<StartedPart[]>`
    UPDATE "LabPart" p SET "status" = 'running', "progress" = 0, "heartbeatAt" = now() AT TIME ZONE 'UTC'
    FROM "LabRun" r
    WHERE p."id" = ${partId} AND p."status" IN ('queued', 'running') AND r."id" = p."runId"
    RETURNING p."id", p."runId", p."fromTask", p."toTask", r."study"`;
  return rows[0];
}

/** Null where nobody waits for it any more. */
async function work(
  part: StartedPart,
  compute: ComputeStudy,
  watch: Watch,
  stop?: AbortSignal,
): Promise<Float64Array | null> {
  const { id, runId, study, fromTask, toTask } = part;
  try {
    return await compute.part({ study, from: fromTask, to: toTask }, watch);
  } catch (error) {
    if (watch.cancelled()) return null;
    if (stop?.aborted) throw error;
    console.error(`part ${id} of run ${runId} broke off`, error);
    await failRun(runId);
    return null;
  }
}

async function record({ id, runId }: StartedPart, records: Float64Array): Promise<void> {
  const bytes = new Uint8Array(
    records.buffer as ArrayBuffer,
    records.byteOffset,
    records.byteLength,
  );
  await workerDb().$transaction(
    async (tx) => {
      // Under the run's lock, so that of two last parts one sees the other.
      await tx.$queryRaw`SELECT 1 FROM "LabRun" WHERE "id" = ${runId} FOR UPDATE`;
      const { count } = await tx.labPart.updateMany({
        where: { id, status: "running" },
        data: { status: "done", progress: 1, records: bytes },
      });
      if (count > 0 && (await allDone(tx, runId))) await enqueue(tx, "finishSimulation", { runId });
    },
    { timeout: RECORD_TIMEOUT_MS },
  );
}

const allDone = async (tx: Tx, runId: string) =>
  (await tx.labPart.count({ where: { runId, status: { not: "done" } } })) === 0;
