import { z } from "zod";
import { roundAccess } from "../../auth/access";
import { checkContributions } from "../../services/checkContributions";
import { importOptions } from "../../services/contributionUnits";
import { listContributionImports, listContributions } from "../../services/listContributions";
import { listOwnPledges, pledge, setPledgeWithdrawn } from "../../services/pledges";
import {
  beginUpload,
  CONTRIBUTION_BYTES_MAX,
  CONTRIBUTION_PART_BYTES_MAX,
  finishUpload,
  uploadPart,
} from "../../services/uploadContributions";
import { roundProcedure, roundReaderProcedure, router, signedInProcedure } from "../trpc";

/** Characters of a file that is checked before it is uploaded; about 100,000 contributions. */
const CHECKED_LENGTH_MAX = 10_000_000;
const AMOUNT_LENGTH_MAX = 100;
const PAGE_MAX = 1000;
const PARTS_MAX = CONTRIBUTION_BYTES_MAX / CONTRIBUTION_PART_BYTES_MAX;

const id = z.string().min(1).max(64);
const fileName = z.string().trim().min(1).max(200);
const organizer = roundProcedure("organizer");
/** Anybody signed in who may see the round may give. */
const giver = signedInProcedure
  .input(z.object({ roundId: id }))
  .use(async ({ ctx, input, next }) => {
    await roundAccess(ctx.actor, input.roundId);
    return next();
  });

export const contributionRouter = router({
  list: roundReaderProcedure
    .input(
      z.object({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(PAGE_MAX).default(50),
        search: z.string().trim().max(200).optional(),
      }),
    )
    .query(({ input: { roundId, ...page } }) => listContributions(roundId, page)),

  mine: giver.query(({ ctx, input }) => listOwnPledges(ctx.actor.userId, input.roundId)),

  pledge: giver
    .input(
      z.object({
        projectId: id,
        amount: z.string().trim().min(1).max(AMOUNT_LENGTH_MAX),
        idempotencyKey: z.string().min(8).max(100),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...given } }) => pledge(ctx.actor.userId, roundId, given)),

  withdraw: giver
    .input(z.object({ projectId: id }))
    .mutation(({ ctx, input }) =>
      setPledgeWithdrawn(ctx.actor.userId, input.roundId, input.projectId, true),
    ),

  restore: giver
    .input(z.object({ projectId: id }))
    .mutation(({ ctx, input }) =>
      setPledgeWithdrawn(ctx.actor.userId, input.roundId, input.projectId, false),
    ),

  checkImport: organizer
    .meta({ rateLimit: "upload" })
    .input(
      z.object({
        text: z.string().max(CHECKED_LENGTH_MAX, "The file is longer than 10 MB"),
        options: importOptions,
      }),
    )
    .mutation(({ input }) => checkContributions(input.roundId, input.text, input.options)),

  beginUpload: organizer
    .input(
      z.object({
        fileName,
        bytes: z
          .number()
          .int()
          .min(1)
          .max(CONTRIBUTION_BYTES_MAX, "The file is larger than 256 MB"),
        options: importOptions,
      }),
    )
    .mutation(({ ctx, input: { roundId, ...file } }) =>
      beginUpload(ctx.actor.userId, roundId, file),
    ),

  uploadPart: organizer
    .input(
      z.object({
        importId: id,
        seq: z.number().int().min(0).max(PARTS_MAX),
        /** Base64 of at most 4 MB. */
        content: z.string().max(Math.ceil((CONTRIBUTION_PART_BYTES_MAX * 4) / 3) + 4),
      }),
    )
    .mutation(({ input }) =>
      uploadPart(input.roundId, input.importId, input.seq, Buffer.from(input.content, "base64")),
    ),

  finishUpload: organizer
    .input(z.object({ importId: id }))
    .mutation(({ ctx, input }) => finishUpload(ctx.actor.userId, input.roundId, input.importId)),

  imports: organizer.query(({ input }) => listContributionImports(input.roundId)),
});
