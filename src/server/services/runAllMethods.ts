import { METHODS, type MethodInfo } from "~/core/ranking";
import { workerDb } from "../db/worker";
import { checkMethod } from "./checkMethod";
import { codeVersion } from "./codeVersion";
import type { ComputeFit, FitOutcome } from "./computeFit";
import { type AllMethodsEvidence, evidenceOf, type StartedFit } from "./fitRecord";
import { analysisInput, hashOfRows, type RoundRows } from "./loadRows";
import { parseRoundSettings } from "./roundSettings";
import { saveParts } from "./saveParts";
import { saveWeights } from "./saveWeights";
import type { Watch } from "./watchJob";

const RECORD_TIMEOUT_MS = 60_000;

/**
 * Fits every method to the same rows, one after the other, each recorded as a fit of its own as soon
 * as it is done: what a cancelled run has reached stays. The round's own method keeps the parameters
 * of its settings and is analysed; the others take their defaults. What the same code has fitted to
 * the same rows before is not fitted again.
 */
export async function runAllMethods(
  all: StartedFit,
  input: RoundRows,
  compute: ComputeFit,
  watch: Watch,
): Promise<AllMethodsEvidence> {
  const { weights: own } = await settingsOf(all.roundId);
  const inputHash = hashOfRows(input);
  const fitted: string[] = [];
  const refused: { method: string; reason: string }[] = [];
  for (const [done, info] of METHODS.entries()) {
    watch.signal.throwIfAborted();
    const isOwn = info.key === own.method;
    const params = checkMethod(info.key, isOwn ? own.params : {});
    const onProgress = (part: number) => watch.onProgress((done + part) / METHODS.length);
    const known = await isKnown({ ...all, method: info.key, params }, inputHash);
    const outcome: FitOutcome | null = known
      ? null
      : await fitOne(info, { params, isOwn, input }, compute, { signal: watch.signal, onProgress });
    onProgress(1);
    if (outcome?.ok === false) {
      refused.push({ method: info.key, reason: outcome.reason });
      continue;
    }
    if (outcome) await record({ ...all, params }, outcome, input, inputHash);
    fitted.push(info.key);
  }
  return { rows: input.data.binary.a.length, fitted, refused };
}

/** A fit of the same method with the same parameters to the same rows by the same code. */
async function isKnown(fit: StartedFit, inputHash: string): Promise<boolean> {
  const { roundId, scope, method } = fit;
  const found = await workerDb().fit.findFirst({
    where: {
      ...{ roundId, scope, method, inputHash, status: "done", codeVersion: codeVersion() },
      params: { equals: fit.params },
    },
    select: { id: true },
  });
  return found !== null;
}

interface One {
  readonly params: Record<string, number>;
  readonly isOwn: boolean;
  readonly input: RoundRows;
}

async function fitOne(
  info: MethodInfo,
  { params, isOwn, input }: One,
  compute: ComputeFit,
  control: Parameters<ComputeFit>[1],
): Promise<FitOutcome> {
  const reason = notApplicable(info, input);
  if (reason) return { ok: false, reason };
  const request = { method: info.key, params, data: input.data };
  return compute({ ...request, ...(isOwn && { analyse: analysisInput(input) }) }, control);
}

/** Why a method cannot read these rows at all; undefined where it can. */
function notApplicable({ reads }: MethodInfo, { data }: RoundRows): string | undefined {
  const none = reads === "ratio" && data.ratio.a.length === 0 && data.binary.a.length > 0;
  return none ? "the comparisons say who won, not by how much" : undefined;
}

async function settingsOf(roundId: string) {
  const { settings } = await workerDb().round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  return parseRoundSettings(settings);
}

async function record(
  all: StartedFit,
  { fit, analysis }: FitOutcome & { ok: true },
  input: RoundRows,
  inputHash: string,
): Promise<void> {
  const evidence = JSON.stringify(evidenceOf(fit, input));
  await workerDb().$transaction(
    async (tx) => {
      const [{ now } = { now: new Date() }] = await tx.$queryRaw<{ now: Date }[]>`
        SELECT now() AT TIME ZONE 'UTC' AS now`;
      const { id } = await tx.fit.create({
        data: {
          ...{ roundId: all.roundId, scope: all.scope, parentId: all.id },
          ...{ method: fit.method, params: all.params, status: "done", progress: 1 },
          ...{ inputHash, codeVersion: codeVersion(), evidence: JSON.parse(evidence) as object },
          ...{ startedAt: now, finishedAt: now },
        },
        select: { id: true },
      });
      await saveWeights(tx, id, fit, input, analysis?.intervals ?? null);
      if (analysis) await saveParts(tx, { id, roundId: all.roundId }, analysis, input);
    },
    { timeout: RECORD_TIMEOUT_MS },
  );
}
