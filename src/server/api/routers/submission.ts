import { z } from "zod";
import { requireRole } from "../../auth/access";
import { requireRoundOfToken } from "../../auth/tokens";
import { cancelSubmission } from "../../services/cancelSubmission";
import { checkSubmission } from "../../services/checkSubmission";
import { getSubmission, roundOfSubmission } from "../../services/getSubmission";
import { listSubmissions } from "../../services/listSubmissions";
import { submissionItems } from "../../services/readRoundSubmission";
import { readQuota } from "../../services/submissionQuota";
import { submissionTemplate } from "../../services/submissionTemplate";
import { submitSubmission } from "../../services/submitSubmission";
import { pickFinal, unpickFinal } from "../../services/team/pickFinal";
import {
  checkAnswer,
  quotaAnswer,
  submissionStatusAnswer,
  submissionsAnswer,
  submittedAnswer,
} from "../rest/answers";
import type { RestMeta } from "../rest/meta";
import { roundProcedure, roundReaderProcedure, router, signedInProcedure } from "../trpc";

/** Characters of an uploaded file; a weight for each of 100,000 projects fits. */
const FILE_LENGTH_MAX = 10_000_000;

const id = z.string().min(1).max(64);
const upload = z.object({
  fileName: z.string().trim().min(1).max(200),
  text: z.string().max(FILE_LENGTH_MAX, "The file is longer than 10 MB"),
  strict: z.boolean().optional(),
});
const ofSubmission = z.object({ submissionId: id });
const modeler = roundProcedure("modeler");

const SUBMISSIONS = "/rounds/{roundId}/submissions" as const;
const read = { method: "GET", scope: "read" } as const;
const post = { method: "POST", scope: "submit" } as const;
const onRest = (rest: RestMeta) => ({ rest });

export const submissionRouter = router({
  check: modeler
    .meta({
      rateLimit: "upload",
      ...onRest({
        ...{ ...post, path: `${SUBMISSIONS}/check`, answer: checkAnswer, file: FILE_LENGTH_MAX },
        summary: "What submitting a file would do: its weights, every repair, every problem",
      }),
    })
    .input(upload)
    .mutation(({ input }) => checkSubmission(input.roundId, input)),

  submit: modeler
    .meta({
      rateLimit: "upload",
      ...onRest({
        ...{ ...post, path: SUBMISSIONS, answer: submittedAnswer, file: FILE_LENGTH_MAX },
        summary: "Submit weights; they are scored by the queue",
      }),
    })
    .input(upload.extend({ title: z.string().trim().min(1).max(120) }))
    .mutation(({ ctx, input }) => submitSubmission(ctx.actor.userId, input.roundId, input)),

  mine: modeler
    .meta(
      onRest({
        ...{ ...read, path: SUBMISSIONS, answer: submissionsAnswer },
        summary: "Your submissions, newest first, with the scores that are told now",
      }),
    )
    .query(({ ctx, input }) => listSubmissions(ctx.actor.userId, input.roundId)),

  /** By its id alone, which is what a program that submitted holds. */
  status: signedInProcedure
    .meta(
      onRest({
        ...{ ...read, path: "/submissions/{submissionId}", anyRound: true },
        ...{ summary: "How far one of your submissions is", answer: submissionStatusAnswer },
      }),
    )
    .input(ofSubmission)
    .use(async ({ ctx, input, next }) => {
      const roundId = await roundOfSubmission(input.submissionId);
      requireRoundOfToken(ctx.token ?? null, roundId);
      await requireRole(ctx.actor, roundId, ["modeler"]);
      return next({ ctx: { ...ctx, roundId } });
    })
    .query(({ ctx, input }) => getSubmission(ctx.actor.userId, ctx.roundId, input.submissionId)),

  quota: modeler
    .meta(
      onRest({
        ...{ ...read, path: "/rounds/{roundId}/quota", answer: quotaAnswer },
        summary: "How many submissions are left today",
      }),
    )
    .query(({ ctx, input }) => readQuota(input.roundId, ctx.actor.userId)),

  cancel: modeler
    .meta(
      onRest({
        ...{ method: "DELETE", path: `${SUBMISSIONS}/{submissionId}`, scope: "submit" },
        ...{ summary: "Cancel a submission that has no score yet", answer: "nothing" },
      }),
    )
    .input(ofSubmission)
    .mutation(({ ctx, input }) =>
      cancelSubmission(ctx.actor.userId, input.roundId, input.submissionId),
    ),

  pick: modeler
    .input(ofSubmission)
    .mutation(({ ctx, input }) => pickFinal(ctx.actor.userId, input.roundId, input.submissionId)),

  unpick: modeler
    .input(ofSubmission)
    .mutation(({ ctx, input }) => unpickFinal(ctx.actor.userId, input.roundId, input.submissionId)),

  /** What a browser checks a file against before it sends it. */
  items: roundReaderProcedure.query(({ ctx }) => submissionItems(ctx.access.roundId)),

  template: roundReaderProcedure
    .meta(
      onRest({
        ...{ ...read, path: "/rounds/{roundId}/template", open: true, answer: "csv" },
        summary: "A submission that says nothing yet: every project, all with the same weight",
      }),
    )
    .query(({ ctx }) => submissionTemplate(ctx.access.roundId)),
});
