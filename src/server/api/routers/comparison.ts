import { z } from "zod";
import { AppError } from "~/errors";
import { checkComparisons } from "../../services/checkComparisons";
import { importComparisons } from "../../services/importComparisons";
import { REASON_TAGS } from "../../services/judgement";
import { judgePair } from "../../services/judgePair";
import { listImports } from "../../services/listImports";
import { listOwnJudgements } from "../../services/listOwnJudgements";
import { AHEAD_MAX, nextPair } from "../../services/nextPair";
import { ownInfluence } from "../../services/ownInfluence";
import { ownInsights } from "../../services/ownInsights";
import { rejudgePair } from "../../services/rejudgePair";
import { MULTIPLIER_MAX } from "../../services/roundSettings";
import { withdrawJudgement } from "../../services/withdrawJudgement";
import { comparisonsCheckAnswer, importedAnswer } from "../rest/answers";
import { roundProcedure, router } from "../trpc";

/** Characters of an imported file; about 100,000 comparisons. */
const FILE_LENGTH_MAX = 10_000_000;
const REASON_LENGTH_MAX = 2000;
const CONFIDENCE_MAX = 3;
/** Longest time on one pair that is told, a day: a page may lie open over night. */
const TOOK_MS_MAX = 86_400_000;

const id = z.string().min(1).max(64);
const idempotencyKey = z.string().min(8).max(100);
const ofComparison = z.object({ comparisonId: id });
const answer = z.object({
  idempotencyKey,
  outcome: z.enum(["a", "b", "equal", "skip", "conflict"]),
  multiplier: z.number().min(1).max(MULTIPLIER_MAX).optional(),
  reason: z.string().trim().max(REASON_LENGTH_MAX).optional(),
  reasonTags: z.array(z.enum(REASON_TAGS)).max(REASON_TAGS.length).optional(),
  skipReason: z.enum(["unknown", "incomparable", "other"]).optional(),
  confidence: z.number().int().min(1).max(CONFIDENCE_MAX).optional(),
  tookMs: z.number().int().min(0).max(TOOK_MS_MAX).optional(),
});
const upload = z.object({
  fileName: z.string().trim().min(1).max(200),
  text: z.string().max(FILE_LENGTH_MAX, "The file is longer than 10 MB"),
  strict: z.boolean().optional(),
});
const juror = roundProcedure("juror");
const organizer = roundProcedure("organizer");

/**
 * An answer may have waited on a device for the network while somebody else signed in there: it names
 * the person who gave it, and is nobody else's.
 */
const answering = juror
  .input(z.object({ as: id.optional() }))
  .use(({ ctx, input: { as }, next }) => {
    if (as === undefined || as === ctx.actor.userId) return next();
    throw new AppError("unauthenticated", "Somebody else gave this answer; sign in as that person");
  });

export const comparisonRouter = router({
  /** A mutation by what it does: it serves pairs. Asked again, it serves the same ones. */
  next: juror
    .meta({ rateLimit: "write" })
    .input(z.object({ ahead: z.number().int().min(0).max(AHEAD_MAX).default(0) }))
    .query(({ ctx, input }) => nextPair(ctx.actor.userId, input.roundId, input.ahead)),

  judge: answering
    .input(answer.extend({ token: z.string().min(1).max(100) }))
    .mutation(({ ctx, input: { roundId, as: _, ...judgement } }) =>
      judgePair(ctx.actor.userId, roundId, judgement),
    ),

  withdraw: answering
    .input(ofComparison.extend({ idempotencyKey: idempotencyKey.optional() }))
    .mutation(({ ctx, input: { roundId, comparisonId, idempotencyKey } }) =>
      withdrawJudgement(ctx.actor.userId, roundId, comparisonId, idempotencyKey),
    ),

  rejudge: answering
    .input(answer.extend({ comparisonId: id }))
    .mutation(({ ctx, input: { roundId, as: _, ...judgement } }) =>
      rejudgePair(ctx.actor.userId, roundId, judgement),
    ),

  mine: juror.query(({ ctx, input }) => listOwnJudgements(ctx.actor.userId, input.roundId)),

  insights: juror.query(({ ctx, input }) => ownInsights(ctx.actor.userId, input.roundId)),

  influence: juror.query(({ ctx, input }) => ownInfluence(ctx.actor.userId, input.roundId)),

  checkImport: organizer
    .meta({
      rateLimit: "upload",
      rest: {
        ...{ method: "POST", path: "/rounds/{roundId}/comparisons/check", scope: "manage" },
        ...{
          summary: "What importing a file of comparisons would do (organizers)",
          file: FILE_LENGTH_MAX,
        },
        answer: comparisonsCheckAnswer,
      },
    })
    .input(upload)
    .mutation(({ input: { roundId, ...file } }) => checkComparisons(roundId, file)),

  import: organizer
    .meta({
      rateLimit: "upload",
      rest: {
        ...{ method: "POST", path: "/rounds/{roundId}/comparisons", scope: "manage" },
        ...{ summary: "Import a file of comparisons (organizers)", file: FILE_LENGTH_MAX },
        answer: importedAnswer,
      },
    })
    .input(upload)
    .mutation(({ ctx, input: { roundId, ...file } }) =>
      importComparisons(ctx.actor.userId, roundId, file),
    ),

  imports: organizer.query(({ input }) => listImports(input.roundId)),
});
