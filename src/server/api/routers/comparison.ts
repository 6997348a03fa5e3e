import { z } from "zod";
import { checkComparisons } from "../../services/checkComparisons";
import { importComparisons } from "../../services/importComparisons";
import { judgePair } from "../../services/judgePair";
import { listImports } from "../../services/listImports";
import { listOwnJudgements } from "../../services/listOwnJudgements";
import { nextPair } from "../../services/nextPair";
import { rejudgePair } from "../../services/rejudgePair";
import { withdrawJudgement } from "../../services/withdrawJudgement";
import { roundProcedure, router } from "../trpc";

/** Characters of an imported file; about 100,000 comparisons. */
const FILE_LENGTH_MAX = 10_000_000;
const MULTIPLIER_MAX = 999;
const REASON_LENGTH_MAX = 2000;

const id = z.string().min(1).max(64);
const ofComparison = z.object({ comparisonId: id });
const answer = z.object({
  idempotencyKey: z.string().min(8).max(100),
  outcome: z.enum(["a", "b", "equal", "skip", "conflict"]),
  multiplier: z.number().min(1).max(MULTIPLIER_MAX).optional(),
  reason: z.string().trim().max(REASON_LENGTH_MAX).optional(),
});
const upload = z.object({
  fileName: z.string().trim().min(1).max(200),
  text: z.string().max(FILE_LENGTH_MAX, "The file is longer than 10 MB"),
  strict: z.boolean().optional(),
});
const juror = roundProcedure("juror");
const organizer = roundProcedure("organizer");

export const comparisonRouter = router({
  /** A mutation by what it does: it serves a pair, and an earlier token of that pair ends. */
  next: juror
    .meta({ rateLimit: "write" })
    .query(({ ctx, input }) => nextPair(ctx.actor.userId, input.roundId)),

  judge: juror
    .input(answer.extend({ token: z.string().min(1).max(100) }))
    .mutation(({ ctx, input: { roundId, ...judgement } }) =>
      judgePair(ctx.actor.userId, roundId, judgement),
    ),

  withdraw: juror
    .input(ofComparison)
    .mutation(({ ctx, input }) =>
      withdrawJudgement(ctx.actor.userId, input.roundId, input.comparisonId),
    ),

  rejudge: juror
    .input(answer.extend({ comparisonId: id }))
    .mutation(({ ctx, input: { roundId, ...judgement } }) =>
      rejudgePair(ctx.actor.userId, roundId, judgement),
    ),

  mine: juror.query(({ ctx, input }) => listOwnJudgements(ctx.actor.userId, input.roundId)),

  checkImport: organizer
    .meta({ rateLimit: "upload" })
    .input(upload)
    .mutation(({ input: { roundId, ...file } }) => checkComparisons(roundId, file)),

  import: organizer
    .meta({ rateLimit: "upload" })
    .input(upload)
    .mutation(({ ctx, input: { roundId, ...file } }) =>
      importComparisons(ctx.actor.userId, roundId, file),
    ),

  imports: organizer.query(({ input }) => listImports(input.roundId)),
});
