import { z } from "zod";
import {
  attestClaim,
  claimExpertise,
  importHolders,
  listExpertise,
  revokeAttestation,
  withdrawClaim,
} from "../../services/expertise";
import { roundProcedure, roundReaderProcedure, router } from "../trpc";

const LIST_LENGTH_MAX = 10_000_000;
const STATEMENT_LENGTH_MAX = 1000;

const id = z.string().min(1).max(64);
const credential = z.string().trim().min(1).max(64);
const ofClaim = z.object({ claimId: id });
const member = roundProcedure("organizer", "juror", "modeler", "approver");

export const expertiseRouter = router({
  list: roundReaderProcedure.query(({ ctx, input }) =>
    listExpertise(input.roundId, ctx.actor?.userId ?? null),
  ),

  importHolders: roundProcedure("organizer")
    .meta({ rateLimit: "upload" })
    .input(
      z.object({
        credential,
        fileName: z.string().trim().min(1).max(200),
        text: z.string().max(LIST_LENGTH_MAX, "The file is longer than 10 MB"),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...list } }) =>
      importHolders(ctx.actor.userId, roundId, list),
    ),

  claim: member
    .input(
      z.object({
        credential,
        statement: z.string().trim().min(1, "Say why; it is public").max(STATEMENT_LENGTH_MAX),
      }),
    )
    .mutation(({ ctx, input: { roundId, ...said } }) =>
      claimExpertise(ctx.actor.userId, roundId, said),
    ),

  withdrawClaim: member
    .input(ofClaim)
    .mutation(({ ctx, input }) => withdrawClaim(ctx.actor.userId, input.roundId, input.claimId)),

  attest: member
    .input(ofClaim)
    .mutation(({ ctx, input }) => attestClaim(ctx.actor.userId, input.roundId, input.claimId)),

  revoke: member
    .input(ofClaim)
    .mutation(({ ctx, input }) =>
      revokeAttestation(ctx.actor.userId, input.roundId, input.claimId),
    ),
});
