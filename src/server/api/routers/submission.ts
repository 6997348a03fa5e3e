import { z } from "zod";
import { cancelSubmission } from "../../services/cancelSubmission";
import { checkSubmission } from "../../services/checkSubmission";
import { listSubmissions } from "../../services/listSubmissions";
import { submissionItems } from "../../services/readRoundSubmission";
import { readQuota } from "../../services/submissionQuota";
import { submissionTemplate } from "../../services/submissionTemplate";
import { submitSubmission } from "../../services/submitSubmission";
import { pickFinal, unpickFinal } from "../../services/team/pickFinal";
import { roundProcedure, roundReaderProcedure, router } from "../trpc";

/** Characters of an uploaded file; a weight for each of 100,000 projects fits. */
const FILE_LENGTH_MAX = 10_000_000;

const upload = z.object({
  fileName: z.string().trim().min(1).max(200),
  text: z.string().max(FILE_LENGTH_MAX, "The file is longer than 10 MB"),
  strict: z.boolean().optional(),
});
const ofSubmission = z.object({ submissionId: z.string().min(1).max(64) });
const modeler = roundProcedure("modeler");

export const submissionRouter = router({
  check: modeler
    .meta({ rateLimit: "upload" })
    .input(upload)
    .mutation(({ input }) => checkSubmission(input.roundId, input)),

  submit: modeler
    .meta({ rateLimit: "upload" })
    .input(upload.extend({ title: z.string().trim().min(1).max(120) }))
    .mutation(({ ctx, input }) => submitSubmission(ctx.actor.userId, input.roundId, input)),

  mine: modeler.query(({ ctx, input }) => listSubmissions(ctx.actor.userId, input.roundId)),

  quota: modeler.query(({ ctx, input }) => readQuota(input.roundId, ctx.actor.userId)),

  cancel: modeler
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

  template: roundReaderProcedure.query(({ ctx }) => submissionTemplate(ctx.access.roundId)),
});
