import { AppError } from "~/errors";
import { db, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";
import type { Outcome } from "../db/generated/enums";
import { appendAudit } from "./audit";
import { enqueue } from "./enqueue";
import { logRatioOf } from "./judgement";
import { jurorOf } from "./jurorKey";

/** What a ruling is about: one judgement by any of its versions, a served pair, or a whole juror. */
export type RulingTarget = { comparisonId: string } | { assignmentId: string } | { juror: string };

export interface Ruled {
  readonly rulingId: string;
  /** How many judgements it changed, sealed ones included. */
  readonly judgements: number;
}

const ACTS = {
  void: "judgement.voided",
  adjust: "judgement.adjusted",
  undo: "judgement.restored",
} as const;

/**
 * Leaves judgements out of every fit. They stay on record, the reason is public, and the ruling can
 * be undone. Neither which pair nor whose judgement it was goes into the public trail: a pair that is
 * named there would be known not to be sealed.
 *
 * @throws AppError notFound; conflict when it would change nothing; gone unless the round is open
 */
export function voidJudgements(
  actorId: string,
  roundId: string,
  { target, reason }: { target: RulingTarget; reason: string },
): Promise<Ruled> {
  return rule(actorId, roundId, "void", reason, (tx) => columnsOf(tx, roundId, target));
}

/** Lets a judgement say something else, as a further version. @throws as `voidJudgements` */
export function adjustJudgement(
  actorId: string,
  roundId: string,
  input: {
    comparisonId: string;
    outcome: Extract<Outcome, "a" | "b" | "equal">;
    multiplier?: number | undefined;
    reason: string;
  },
): Promise<Ruled> {
  const { comparisonId, outcome, multiplier, reason } = input;
  return rule(actorId, roundId, "adjust", reason, async (tx) => ({
    ...(await columnsOf(tx, roundId, { comparisonId })),
    outcome,
    logRatio: logRatioOf({ outcome, multiplier }),
  }));
}

/** Puts back what a ruling changed, and has not been changed since. @throws as `voidJudgements` */
export function undoRuling(
  actorId: string,
  roundId: string,
  { rulingId, reason }: { rulingId: string; reason: string },
): Promise<Ruled> {
  return rule(actorId, roundId, "undo", reason, async (tx) => {
    const known = await tx.ruling.count({ where: { id: rulingId, roundId } });
    if (known === 0) throw new AppError("notFound", "There is no such ruling in this round");
    return { undoesId: rulingId };
  });
}

interface Columns {
  assignmentId?: string;
  comparisonId?: string;
  jurorId?: string | null;
  jurorLabel?: string | null;
  undoesId?: string;
  outcome?: Outcome;
  logRatio?: number | null;
}

/** The row is the act: a trigger carries it out. */
function rule(
  actorId: string,
  roundId: string,
  action: keyof typeof ACTS,
  reason: string,
  columns: (tx: Tx) => Promise<Columns>,
): Promise<Ruled> {
  const work = db.$transaction(async (tx) => {
    const { id: rulingId, judgements } = await tx.ruling.create({
      data: { roundId, action, reason, createdById: actorId, ...(await columns(tx)) },
      select: { id: true, judgements: true },
    });
    await appendAudit(tx, roundId, actorId, ACTS[action], { rulingId, judgements, reason });
    await enqueue(tx, "freezeData", { roundId, reason: "ruled" });
    return { rulingId, judgements };
  });
  return work.catch(mapDbError);
}

async function columnsOf(tx: Tx, roundId: string, target: RulingTarget): Promise<Columns> {
  if ("juror" in target) {
    const who = jurorOf(target.juror);
    if (who.jurorId ?? who.jurorLabel) return who;
    throw new AppError("conflict", "This file names no jurors; rule on its judgements one by one");
  }
  if ("assignmentId" in target) return target;
  const found = await tx.comparison.findFirst({
    where: { id: target.comparisonId, roundId },
    select: { assignmentId: true },
  });
  if (!found) throw new AppError("notFound", "There is no such judgement in this round");
  return found.assignmentId ? { assignmentId: found.assignmentId } : target;
}
