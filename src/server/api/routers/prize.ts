import { z } from "zod";
import { listCopies } from "../../services/copies/listCopies";
import { reviewCopies } from "../../services/copies/reviewCopies";
import { createPrizeDraft } from "../../services/prizes/createPrizeDraft";
import { previewPrizes } from "../../services/prizes/previewPrizes";
import { roundProcedure, router } from "../trpc";

const NOTE_LENGTH_MAX = 500;

const organizer = roundProcedure("organizer");
const decider = roundProcedure("organizer", "approver");

/** The contest's prizes, and what may stand in their way. Never for those who compete. */
export const prizeRouter = router({
  preview: decider.query(({ input }) => previewPrizes(input.roundId)),

  createDraft: organizer.mutation(({ ctx, input }) =>
    createPrizeDraft(ctx.actor.userId, input.roundId),
  ),

  copies: organizer.query(({ input }) => listCopies(input.roundId)),

  reviewCopies: organizer
    .input(
      z.object({
        groupHash: z.string().regex(/^[0-9a-f]{64}$/),
        verdict: z.enum(["reviewed", "dismissed"]),
        note: z.string().trim().min(1, "Say what you found").max(NOTE_LENGTH_MAX),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...ruling } }) =>
      reviewCopies(ctx.actor.userId, roundId, ruling),
    ),
});
