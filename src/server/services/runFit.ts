import { METHODS } from "~/core/ranking";
import { workerDb } from "../db/worker";
import { appendAudit } from "./audit";
import { codeVersion } from "./codeVersion";
import type { ComputeFit, FitOutcome } from "./computeFit";
import { type AllMethodsEvidence, evidenceOf, refusalEvidence, type StartedFit } from "./fitRecord";
import { analysisInput, loadRows, type RoundRows } from "./loadRows";
import { enqueueFunding } from "./readFunding";
import { ALL_METHODS_KEY } from "./requestFit";
import { runAllMethods } from "./runAllMethods";
import { saveParts } from "./saveParts";
import { saveWeights } from "./saveWeights";
import { watchFit } from "./watchFit";
import type { Watch } from "./watchJob";

/** What a person reads when the program, not the data, is at fault. */
const BROKE = "The computation broke off; this is a fault of the program, not of the data";
/** Ten thousand weights and their parts are written in well under this. */
const RECORD_TIMEOUT_MS = 60_000;

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
  const watch = watchFit(fitId, stop);
  let finish: () => Promise<void>;
  try {
    finish = await work(fit, compute, watch);
  } catch (error) {
    if (watch.cancelled()) return;
    if (stop?.aborted) throw error;
    console.error(`fit ${fitId} broke off`, error);
    finish = () => recordFailure(fit, null, { ok: false, reason: BROKE });
  } finally {
    await watch.end();
  }
  await finish();
}

/** Takes the fit, unless it is done or cancelled. A fit already running was left by a dead worker. */
async function start(fitId: string): Promise<StartedFit | undefined> {
  const rows = await workerDb().$queryRaw<StartedFit[]>`
    UPDATE "Fit" SET "status" = 'running', "progress" = 0,
      "startedAt" = now() AT TIME ZONE 'UTC', "heartbeatAt" = now() AT TIME ZONE 'UTC'
    WHERE "id" = ${fitId} AND "status" IN ('queued', 'running')
    RETURNING "id", "roundId", "method", "params", "scope"::text`;
  return rows[0];
}

/** Does the work; what is left is to write it down, once nothing beats any more. */
async function work(
  fit: StartedFit,
  compute: ComputeFit,
  watch: Watch,
): Promise<() => Promise<void>> {
  const splits =
    fit.scope === "train" ? (["train"] as const) : (["train", "public", "private"] as const);
  const input = await loadRows(workerDb(), fit.roundId, splits);
  if (fit.method === ALL_METHODS_KEY) {
    const evidence = await runAllMethods(fit, input, compute, watch);
    return () => recordAll(fit, evidence);
  }
  const outcome = await compute(
    {
      method: fit.method,
      params: fit.params,
      data: input.data,
      hashOf: input.items,
      analyse: analysisInput(input),
    },
    watch,
  );
  return () => (outcome.ok ? recordDone(fit, input, outcome) : recordFailure(fit, input, outcome));
}

async function recordDone(
  fit: StartedFit,
  input: RoundRows,
  outcome: FitOutcome & { ok: true },
): Promise<void> {
  const evidence = JSON.stringify(evidenceOf(outcome.fit, input));
  const { hash = null } = outcome;
  await workerDb().$transaction(
    async (tx) => {
      const written = await tx.$executeRaw`
        UPDATE "Fit" SET "status" = 'done', "progress" = 1, "inputHash" = ${hash},
          "codeVersion" = ${codeVersion()}, "evidence" = ${evidence}::jsonb, "error" = NULL,
          "finishedAt" = now() AT TIME ZONE 'UTC'
        WHERE "id" = ${fit.id} AND "status" = 'running'`;
      if (written === 0) return;
      const { analysis } = outcome;
      await saveWeights(tx, fit.id, outcome.fit, input, analysis?.intervals ?? null);
      if (analysis) await saveParts(tx, fit, analysis, input);
      await appendAudit(tx, fit.roundId, null, "fit.done", auditData(fit, hash));
      if (fit.scope === "all") await enqueueFunding(tx, fit.roundId);
    },
    { timeout: RECORD_TIMEOUT_MS },
  );
}

async function recordFailure(
  fit: StartedFit,
  input: RoundRows | null,
  outcome: FitOutcome & { ok: false },
): Promise<void> {
  const evidence = input && JSON.stringify(refusalEvidence(outcome, input));
  const { hash = null } = outcome;
  await workerDb().$transaction(async (tx) => {
    const written = await tx.$executeRaw`
      UPDATE "Fit" SET "status" = 'failed', "progress" = 0, "inputHash" = ${hash},
        "codeVersion" = ${codeVersion()}, "evidence" = ${evidence}::jsonb,
        "error" = ${outcome.reason}, "finishedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${fit.id} AND "status" = 'running'`;
    if (written === 0) return;
    await appendAudit(tx, fit.roundId, null, "fit.failed", auditData(fit, hash));
  });
}

/** The weights are in the fits of the single methods; this one says which there are. */
async function recordAll(fit: StartedFit, evidence: AllMethodsEvidence): Promise<void> {
  const none = evidence.fitted.length === 0;
  const error = none ? `None of ${METHODS.length} methods has an answer` : null;
  const status = none ? "failed" : "done";
  await workerDb().$transaction(async (tx) => {
    const written = await tx.$executeRaw`
      UPDATE "Fit" SET "status" = ${status}::"JobStatus", "progress" = ${none ? 0 : 1}::float8,
        "codeVersion" = ${codeVersion()}, "evidence" = ${JSON.stringify(evidence)}::jsonb,
        "error" = ${error}, "finishedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${fit.id} AND "status" = 'running'`;
    if (written === 0) return;
    await appendAudit(tx, fit.roundId, null, `fit.${status}`, auditData(fit, null));
  });
}

const auditData = ({ id, method, scope }: StartedFit, inputHash: string | null) => ({
  fitId: id,
  method,
  scope,
  inputHash,
});
