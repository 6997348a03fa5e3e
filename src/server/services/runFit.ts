import { workerDb } from "../db/worker";
import { appendAudit } from "./audit";
import { codeVersion } from "./codeVersion";
import type { ComputeFit, FitOutcome } from "./computeFit";
import { evidenceOf, refusalEvidence, resultRows } from "./fitRecord";
import { loadRows, type RoundRows } from "./loadRows";
import { watchFit } from "./watchFit";

/** What a person reads when the program, not the data, is at fault. */
const BROKE = "The computation broke off; this is a fault of the program, not of the data";

interface Started {
  id: string;
  roundId: string;
  method: string;
  params: Record<string, number>;
  scope: "train" | "all";
}

/**
 * Computes a requested fit and records it. May be called again for the same fit, also after a
 * worker was killed in the middle or while another still works on it: every change of status is one
 * conditional UPDATE, the result is written in one piece, and whoever comes second changes nothing.
 *
 * Called by the worker only: it reads sealed rows.
 *
 * @param stop aborts when the worker is told to end; the fit is then left for the next worker
 */
export async function runFit(
  fitId: string,
  compute: ComputeFit,
  stop?: AbortSignal,
): Promise<void> {
  const fit = await start(fitId);
  if (!fit) return;
  const input = await loadRows(
    workerDb(),
    fit.roundId,
    fit.scope === "train" ? ["train"] : ["train", "public", "private"],
  );
  const watch = watchFit(fitId, stop);
  const request = { method: fit.method, params: fit.params, items: input.items, rows: input.rows };
  let outcome: FitOutcome;
  try {
    outcome = await compute(request, { onProgress: watch.onProgress, signal: watch.signal });
  } catch (error) {
    if (watch.cancelled()) return;
    if (stop?.aborted) throw error;
    console.error(`fit ${fitId} broke off`, error);
    outcome = { ok: false, reason: BROKE };
  } finally {
    await watch.end();
  }
  await record(fit, input, outcome);
}

/** Takes the fit, unless it is done or cancelled. A fit already running was left by a dead worker. */
async function start(fitId: string): Promise<Started | undefined> {
  const rows = await workerDb().$queryRaw<Started[]>`
    UPDATE "Fit" SET "status" = 'running', "progress" = 0,
      "startedAt" = now() AT TIME ZONE 'UTC', "heartbeatAt" = now() AT TIME ZONE 'UTC'
    WHERE "id" = ${fitId} AND "status" IN ('queued', 'running')
    RETURNING "id", "roundId", "method", "params", "scope"::text`;
  return rows[0];
}

async function record(fit: Started, input: RoundRows, outcome: FitOutcome): Promise<void> {
  const result = outcome.ok ? JSON.stringify(resultRows(outcome.fit, input)) : null;
  const evidence = JSON.stringify(
    outcome.ok ? evidenceOf(outcome.fit, input) : refusalEvidence(outcome, input),
  );
  const status = outcome.ok ? "done" : "failed";
  await workerDb().$transaction(async (tx) => {
    const written = await tx.$executeRaw`
      UPDATE "Fit" SET "status" = ${status}::"JobStatus", "progress" = ${outcome.ok ? 1 : 0}::float8,
        "inputHash" = ${input.hash}, "codeVersion" = ${codeVersion()},
        "result" = ${result}::jsonb, "evidence" = ${evidence}::jsonb,
        "error" = ${outcome.ok ? null : outcome.reason}, "finishedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${fit.id} AND "status" = 'running'`;
    if (written === 0) return;
    const data = { fitId: fit.id, method: fit.method, scope: fit.scope, inputHash: input.hash };
    await appendAudit(tx, fit.roundId, null, `fit.${status}`, data);
  });
}
