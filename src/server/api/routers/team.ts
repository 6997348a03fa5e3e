import { z } from "zod";
import { joinTeam } from "../../services/team/joinTeam";
import { leaveTeam } from "../../services/team/leaveTeam";
import { listTeams } from "../../services/team/listTeams";
import { myTeam } from "../../services/team/myTeam";
import { showTeamLink } from "../../services/team/teamByToken";
import { renameTeam, setTeamAddress, setWriteUp } from "../../services/team/teamDetails";
import { inviteToTeam, revokeTeamLink } from "../../services/team/teamLinks";
import {
  publicProcedure,
  roundProcedure,
  roundReaderProcedure,
  router,
  signedInProcedure,
} from "../trpc";

const NAME_LENGTH_MAX = 60;
const URL_LENGTH_MAX = 500;

const withToken = z.object({ token: z.string().min(1).max(100) });
const name = z.string().trim().min(1, "Give the team a name").max(NAME_LENGTH_MAX);
const writeUp = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: "Write a whole http(s) address" })
  .max(URL_LENGTH_MAX);
const modeler = roundProcedure("modeler");

export const teamRouter = router({
  mine: modeler.query(({ ctx, input }) => myTeam(ctx.actor.userId, input.roundId)),

  list: roundReaderProcedure.query(({ ctx }) => listTeams(ctx.access)),

  rename: modeler
    .input(z.object({ name }))
    .mutation(({ ctx, input }) => renameTeam(ctx.actor.userId, input.roundId, input.name)),

  invite: modeler.mutation(({ ctx, input }) => inviteToTeam(ctx.actor.userId, input.roundId)),

  revokeLink: modeler
    .input(z.object({ invitationId: z.string().min(1).max(64) }))
    .mutation(({ ctx, input }) =>
      revokeTeamLink(ctx.actor.userId, input.roundId, input.invitationId),
    ),

  leave: modeler.mutation(({ ctx, input }) => leaveTeam(ctx.actor.userId, input.roundId)),

  setWriteUp: modeler
    .input(z.object({ url: writeUp.nullable() }))
    .mutation(({ ctx, input }) => setWriteUp(ctx.actor.userId, input.roundId, input.url)),

  setAddress: modeler
    .input(z.object({ address: z.string().trim().min(1).max(100).nullable() }))
    .mutation(({ ctx, input }) => setTeamAddress(ctx.actor.userId, input.roundId, input.address)),

  link: publicProcedure
    .meta({ rateLimit: "write" })
    .input(withToken)
    .query(({ ctx, input }) => showTeamLink(ctx.actor?.userId ?? null, input.token)),

  join: signedInProcedure
    .input(withToken)
    .mutation(({ ctx, input }) => joinTeam(ctx.actor.userId, input.token)),
});
