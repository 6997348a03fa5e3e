import { z } from "zod";
import { acceptInvitation } from "../../services/acceptInvitation";
import { checkJurorList } from "../../services/checkJurorList";
import { importJurors } from "../../services/importJurors";
import { showInvitation } from "../../services/invitationByToken";
import { inviteMember } from "../../services/inviteMember";
import { listMembers } from "../../services/listMembers";
import { removeMember } from "../../services/removeMember";
import { renewInvitation } from "../../services/renewInvitation";
import { revokeInvitation } from "../../services/revokeInvitation";
import { publicProcedure, roundProcedure, router, signedInProcedure } from "../trpc";

const USES_MAX = 1000;
const DAYS_MAX = 365;
/** Characters of a list of people; a thousand with long notes. */
const LIST_LENGTH_MAX = 1_000_000;

const role = z.enum(["organizer", "juror", "modeler", "approver"]);
const id = z.string().min(1).max(64);
const withToken = z.object({ token: z.string().min(1).max(100) });
const days = z.number().int().min(1).max(DAYS_MAX);
const list = z.object({ text: z.string().max(LIST_LENGTH_MAX, "The file is longer than 1 MB") });
const organizer = roundProcedure("organizer");

export const memberRouter = router({
  list: organizer.query(({ input }) => listMembers(input.roundId)),

  invite: organizer
    .input(
      z.object({
        role,
        label: z.string().trim().max(120),
        maxUses: z.number().int().min(1).max(USES_MAX),
        days,
      }),
    )
    .mutation(({ ctx, input: { roundId, ...invitation } }) =>
      inviteMember(ctx.actor.userId, roundId, invitation),
    ),

  /** What an import of jurors would do; nobody is invited. */
  checkList: organizer
    .meta({ rateLimit: "upload" })
    .input(list)
    .mutation(({ input }) => checkJurorList(input.roundId, input.text)),

  importList: organizer
    .meta({ rateLimit: "upload" })
    .input(list.extend({ days, mail: z.boolean() }))
    .mutation(({ ctx, input: { roundId, ...file } }) =>
      importJurors(ctx.actor.userId, roundId, file),
    ),

  renewInvitation: organizer
    .input(z.object({ invitationId: id, days, mail: z.boolean() }))
    .mutation(({ ctx, input: { roundId, ...invitation } }) =>
      renewInvitation(ctx.actor.userId, roundId, invitation),
    ),

  revokeInvitation: organizer
    .input(z.object({ invitationId: id }))
    .mutation(({ ctx, input }) =>
      revokeInvitation(ctx.actor.userId, input.roundId, input.invitationId),
    ),

  remove: organizer
    .input(z.object({ userId: id, role }))
    .mutation(({ ctx, input: { roundId, ...member } }) =>
      removeMember(ctx.actor.userId, roundId, member),
    ),

  invitation: publicProcedure
    .meta({ rateLimit: "write" })
    .input(withToken)
    .query(({ input }) => showInvitation(input.token)),

  accept: signedInProcedure
    .input(withToken)
    .mutation(({ ctx, input }) => acceptInvitation(ctx.actor.userId, input.token)),
});
