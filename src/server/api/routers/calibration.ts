import { z } from "zod";
import { answerCalibration, calibrationState } from "../../services/calibrate";
import { roundProcedure, router } from "../trpc";

const MULTIPLIER_MAX = 999;
const juror = roundProcedure("juror");

/** Practice pairs before the first judgement. */
export const calibrationRouter = router({
  state: juror.query(({ ctx, input }) => calibrationState(ctx.actor.userId, input.roundId)),

  answer: juror
    .input(
      z.object({
        key: z.string().min(1).max(64),
        outcome: z.enum(["a", "b", "equal"]),
        multiplier: z.number().min(1).max(MULTIPLIER_MAX).optional(),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...answer } }) =>
      answerCalibration(ctx.actor.userId, roundId, answer),
    ),
});
