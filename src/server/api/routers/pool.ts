import { z } from "zod";
import { requireSignedIn } from "../../auth/access";
import { createPool } from "../../services/pool/createPool";
import { disputeProposal, liftDispute } from "../../services/pool/disputes";
import { changeFunds, editPool, setPoolStatus } from "../../services/pool/editPool";
import { ownStakes, whatIfStaked } from "../../services/pool/ownStakes";
import { newPoolInput, poolEditInput, power, tokens } from "../../services/pool/poolInput";
import { propose, setRecipient, withdrawProposal } from "../../services/pool/proposals";
import { getPool, listPools } from "../../services/pool/readPool";
import { getProposal } from "../../services/pool/readProposal";
import { releaseCrossed } from "../../services/pool/releaseCrossed";
import { renewPowers } from "../../services/pool/renewPowers";
import { allocate } from "../../services/pool/stakes";
import { roundProcedure, roundReaderProcedure, router } from "../trpc";

const TITLE_LENGTH_MAX = 200;
const TEXT_LENGTH_MAX = 20_000;
const REASON_LENGTH_MAX = 2000;
const STAKES_MAX = 500;

const id = z.string().min(1).max(64);
const ofPool = z.object({ poolId: id });
const ofProposal = ofPool.extend({ proposalId: id });
const address = z.string().trim().max(64);
const reason = z.string().trim().min(1, "Say why; it is public").max(REASON_LENGTH_MAX);
const stakes = z.array(z.object({ proposalId: id.nullable(), amount: power })).max(STAKES_MAX);
const organizer = roundProcedure("organizer");
/** Whoever is signed in and may see the round; a pool's own rule says who has power in it. */
const person = roundReaderProcedure.use(({ ctx, next }) =>
  next({ ctx: { ...ctx, actor: requireSignedIn(ctx.actor) } }),
);

export const poolRouter = router({
  list: roundReaderProcedure.query(({ input }) => listPools(input.roundId)),

  get: roundReaderProcedure
    .input(ofPool)
    .query(({ input }) => getPool(input.roundId, input.poolId)),

  proposal: roundReaderProcedure
    .input(ofProposal)
    .query(({ input }) => getProposal(input.roundId, input.poolId, input.proposalId)),

  whatIf: roundReaderProcedure
    .input(ofPool.extend({ stakes }))
    .query(({ ctx, input }) => whatIfStaked(ctx.actor?.userId ?? null, input.roundId, input)),

  mine: person
    .input(ofPool)
    .query(({ ctx, input }) => ownStakes(ctx.actor.userId, input.roundId, input.poolId)),

  create: organizer
    .input(newPoolInput)
    .mutation(({ ctx, input: { roundId, ...pool } }) =>
      createPool(ctx.actor.userId, roundId, pool),
    ),

  edit: organizer
    .input(ofPool.extend(poolEditInput.shape))
    .mutation(({ ctx, input: { roundId, ...edit } }) => editPool(ctx.actor.userId, roundId, edit)),

  setStatus: organizer
    .input(ofPool.extend({ status: z.enum(["open", "paused", "closed"]) }))
    .mutation(({ ctx, input }) => setPoolStatus(ctx.actor.userId, input.roundId, input)),

  changeFunds: organizer
    .input(
      ofPool.extend({
        ...{ direction: z.enum(["add", "take"]), amount: tokens },
        note: z.string().trim().max(REASON_LENGTH_MAX).default(""),
      }),
    )
    .mutation(({ ctx, input }) => changeFunds(ctx.actor.userId, input.roundId, input)),

  renewPowers: organizer
    .input(ofPool)
    .mutation(({ ctx, input }) => renewPowers(ctx.actor.userId, input.roundId, input.poolId)),

  propose: person
    .input(
      ofPool.extend({
        title: z.string().trim().min(1).max(TITLE_LENGTH_MAX),
        text: z.string().trim().max(TEXT_LENGTH_MAX),
        ...{ amount: tokens, recipient: address.optional() },
      }),
    )
    .mutation(({ ctx, input: { roundId, ...asked } }) => propose(ctx.actor.userId, roundId, asked)),

  setRecipient: person
    .input(ofProposal.extend({ recipient: address.min(1) }))
    .mutation(({ ctx, input }) => setRecipient(ctx.actor.userId, input.roundId, input)),

  withdraw: person
    .input(ofProposal)
    .mutation(({ ctx, input }) => withdrawProposal(ctx.actor.userId, input.roundId, input)),

  allocate: person
    .input(ofPool.extend({ stakes, only: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => allocate(ctx.actor.userId, input.roundId, input)),

  dispute: organizer
    .input(ofProposal.extend({ reason }))
    .mutation(({ ctx, input }) => disputeProposal(ctx.actor.userId, input.roundId, input)),

  liftDispute: organizer
    .input(ofProposal.extend({ reason }))
    .mutation(({ ctx, input }) => liftDispute(ctx.actor.userId, input.roundId, input)),

  release: person
    .input(ofPool)
    .mutation(({ ctx, input }) => releaseCrossed(ctx.actor.userId, input.roundId, input.poolId)),
});
