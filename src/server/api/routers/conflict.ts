import { z } from "zod";
import { answerDetected, declareConflict, withdrawConflict } from "../../services/declareConflict";
import { listOwnConflicts, listRoundConflicts } from "../../services/listConflicts";
import { roundProcedure, router } from "../trpc";

const VALUE_LENGTH_MAX = 200;
const REASON_LENGTH_MAX = 500;

const rule = z.object({
  kind: z.enum(["project", "organisation", "pattern"]),
  value: z.string().trim().min(1).max(VALUE_LENGTH_MAX),
  reason: z.string().trim().max(REASON_LENGTH_MAX).optional(),
});
const juror = roundProcedure("juror");

/** Conflicts of interest: a juror's own, and for organizers everybody's. */
export const conflictRouter = router({
  mine: juror.query(({ ctx, input }) => listOwnConflicts(ctx.actor.userId, input.roundId)),

  declare: juror
    .input(rule)
    .mutation(({ ctx, input: { roundId, ...declaration } }) =>
      declareConflict(ctx.actor.userId, roundId, declaration),
    ),

  answerDetected: juror
    .input(rule.extend({ holds: z.boolean() }))
    .mutation(({ ctx, input: { roundId, ...answer } }) =>
      answerDetected(ctx.actor.userId, roundId, answer),
    ),

  withdraw: juror
    .input(z.object({ conflictId: z.string().min(1).max(64) }))
    .mutation(({ ctx, input }) =>
      withdrawConflict(ctx.actor.userId, input.roundId, input.conflictId),
    ),

  list: roundProcedure("organizer").query(({ input }) => listRoundConflicts(input.roundId)),
});
