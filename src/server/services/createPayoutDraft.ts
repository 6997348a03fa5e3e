import { db, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";
import type { PayoutKind } from "../db/generated/enums";
import { appendAudit } from "./audit";
import { FUNDING_READ_TIMEOUT_MS, requireSameInputs } from "./fundingPlan";
import { linesHashOf, type PayoutSource, type PlannedLines } from "./payoutLines";
import { planPayout } from "./payoutPlan";

export interface Draft {
  readonly runId: string;
  readonly linesHash: string;
}

/**
 * Writes down the split of the pool, by the round's recipe or by a fit's weights, as a draft. Its lines
 * never change again.
 *
 * @throws AppError conflict as `planPayout`, and where a recipe would read something else by now
 */
export async function createPayoutDraft(
  actorId: string,
  roundId: string,
  fitId?: string,
): Promise<Draft> {
  const work = db.$transaction(
    async (tx) => {
      const plan = await planPayout(tx, roundId, fitId);
      const { kind } = plan;
      if (kind === "recipe") await requireSameInputs(tx, roundId, plan.basis.inputsHash);
      const source = kind === "recipe" ? { basis: plan.basis } : { fitId: plan.fitId };
      return saveDraft(tx, { actorId, roundId, kind, source, plan });
    },
    { timeout: FUNDING_READ_TIMEOUT_MS },
  );
  return work.catch(mapDbError);
}

interface NewDraft {
  readonly actorId: string;
  /** Nobody asked for it: it follows from the rules that this person set up. */
  readonly byItself?: boolean;
  readonly roundId: string;
  readonly kind: PayoutKind;
  readonly source: PayoutSource;
  readonly plan: PlannedLines;
}

/** Stores a run with its lines as planned, in one transaction with its audit event. */
export async function saveDraft(tx: Tx, draft: NewDraft): Promise<Draft> {
  const { actorId, roundId, kind, source, plan } = draft;
  const linesHash = linesHashOf(source, plan);
  const { id: runId } = await tx.payoutRun.create({
    data: {
      ...{ roundId, kind, linesHash, createdById: actorId },
      ...("fitId" in source ? source : { basis: source.basis as object }),
      pool: plan.pool.toString(),
      tokenSymbol: plan.token.symbol,
      tokenAddress: plan.token.address,
      decimals: plan.token.decimals,
    },
    select: { id: true },
  });
  await tx.payoutLine.createMany({
    data: plan.lines.map(({ name: _, amount, ...line }) => ({
      ...{ ...line, runId },
      amount: amount.toString(),
    })),
  });
  await appendAudit(tx, roundId, draft.byItself ? null : actorId, "payout.drafted", {
    ...{ runId, linesHash },
  });
  return { runId, linesHash };
}
