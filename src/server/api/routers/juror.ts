import { z } from "zod";
import { EXPORT_FORMATS, exportJudgements } from "../../services/exportJudgements";
import { jurorDetail } from "../../services/jurorDetail";
import { jurorOverview } from "../../services/jurorOverview";
import { listRulings } from "../../services/listRulings";
import { draftReminder, listRemindable, remindJurors } from "../../services/reminders";
import { reviewFlag } from "../../services/reviewFlag";
import { adjustJudgement, undoRuling, voidJudgements } from "../../services/ruleOnJudgements";
import { roundProcedure, roundReaderProcedure, router } from "../trpc";

const MULTIPLIER_MAX = 999;
const REASON_LENGTH_MAX = 500;
const REMINDED_MAX = 500;
const TEXT_LENGTH_MAX = 2000;
/** A person's id, or the name in an imported file. */
const JUROR_LENGTH_MAX = 600;

const id = z.string().min(1).max(64);
const juror = z.string().min(1).max(JUROR_LENGTH_MAX);
const reason = z.string().trim().min(1, "Say why; it is public").max(REASON_LENGTH_MAX);
const organizer = roundProcedure("organizer");

/** The organizer's view of jurors, and what an organizer may do about their judgements. */
export const jurorRouter = router({
  overview: organizer.query(({ ctx, input }) => jurorOverview(input.roundId, ctx.access.status)),

  detail: organizer
    .input(z.object({ juror }))
    .query(({ ctx, input }) => jurorDetail(input.roundId, ctx.access.status, input.juror)),

  reviewFlag: organizer
    .input(z.object({ juror, rule: id, note: z.string().trim().min(1).max(REASON_LENGTH_MAX) }))
    .mutation(({ ctx, input: { roundId, ...review } }) =>
      reviewFlag(ctx.actor.userId, roundId, ctx.access.status, review),
    ),

  rulings: organizer.query(({ input }) => listRulings(input.roundId)),

  void: organizer
    .input(
      z.object({
        reason,
        target: z.union([
          z.strictObject({ comparisonId: id }),
          z.strictObject({ assignmentId: id }),
          z.strictObject({ juror }),
        ]),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...ruling } }) =>
      voidJudgements(ctx.actor.userId, roundId, ruling),
    ),

  adjust: organizer
    .input(
      z.object({
        reason,
        comparisonId: id,
        outcome: z.enum(["a", "b", "equal"]),
        multiplier: z.number().min(1).max(MULTIPLIER_MAX).optional(),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...ruling } }) =>
      adjustJudgement(ctx.actor.userId, roundId, ruling),
    ),

  undoRuling: organizer
    .input(z.object({ reason, rulingId: id }))
    .mutation(({ ctx, input: { roundId, ...ruling } }) =>
      undoRuling(ctx.actor.userId, roundId, ruling),
    ),

  remindable: organizer
    .input(z.object({ below: z.number().int().min(1).max(1000) }))
    .query(({ input }) => listRemindable(input.roundId, input.below)),

  reminderDraft: organizer.query(({ input }) => draftReminder(input.roundId)),

  remind: organizer
    .input(
      z.object({
        userIds: z.array(id).min(1).max(REMINDED_MAX),
        text: z.string().trim().min(1).max(TEXT_LENGTH_MAX),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...reminder } }) =>
      remindJurors(ctx.actor.userId, roundId, reminder),
    ),

  export: roundReaderProcedure
    .meta({
      rest: {
        ...{ method: "GET", path: "/rounds/{roundId}/judgements", scope: "read", open: true },
        summary:
          "The judgements as a file: the training split while a round is open, all once closed",
        answer: "csv",
      },
    })
    .input(z.object({ format: z.enum(EXPORT_FORMATS) }))
    .query(({ ctx, input }) => exportJudgements(ctx.access, input.format)),
});
