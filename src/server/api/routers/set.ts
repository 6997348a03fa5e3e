import { z } from "zod";
import { rejudgeSet, withdrawSet } from "../../services/changeSet";
import { judgeSet } from "../../services/judgeSet";
import { listOwnSets } from "../../services/listOwnSets";
import { nextTurn } from "../../services/nextTurn";
import { roundProcedure, router } from "../trpc";

/** Projects one answer may name; sets are smaller. */
const RANKING_MAX = 10;
const REASON_LENGTH_MAX = 2000;
/** Longest time on one set that is told, a day: a page may lie open over night. */
const TOOK_MS_MAX = 86_400_000;

const id = z.string().min(1).max(64);
const idempotencyKey = z.string().min(8).max(100);
const answer = z.object({
  idempotencyKey,
  ranking: z.array(id).max(RANKING_MAX).optional(),
  bestId: id.optional(),
  worstId: id.optional(),
  skipReason: z.enum(["unknown", "incomparable", "other"]).optional(),
  reason: z.string().trim().max(REASON_LENGTH_MAX).optional(),
  tookMs: z.number().int().min(0).max(TOOK_MS_MAX).optional(),
});
const juror = roundProcedure("juror");

export const setRouter = router({
  /** A mutation by what it does: it serves pairs and sets. Asked again, it serves the same ones. */
  next: juror
    .meta({ rateLimit: "write" })
    .query(({ ctx, input }) => nextTurn(ctx.actor.userId, input.roundId)),

  judge: juror
    .input(answer.extend({ token: z.string().min(1).max(100) }))
    .mutation(({ ctx, input: { roundId, ...judgement } }) =>
      judgeSet(ctx.actor.userId, roundId, judgement),
    ),

  rejudge: juror
    .input(answer.extend({ setId: id }))
    .mutation(({ ctx, input: { roundId, ...judgement } }) =>
      rejudgeSet(ctx.actor.userId, roundId, judgement),
    ),

  withdraw: juror
    .input(z.object({ setId: id, idempotencyKey: idempotencyKey.optional() }))
    .mutation(({ ctx, input: { roundId, setId, idempotencyKey } }) =>
      withdrawSet(ctx.actor.userId, roundId, setId, idempotencyKey),
    ),

  mine: juror.query(({ ctx, input }) => listOwnSets(ctx.actor.userId, input.roundId)),
});
