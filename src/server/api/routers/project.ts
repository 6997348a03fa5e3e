import { z } from "zod";
import { listPayoutShares } from "../../services/listPayoutShares";
import { listProjects } from "../../services/listProjects";
import { setPayoutAddresses } from "../../services/setPayoutAddresses";
import { setPayoutShares } from "../../services/setPayoutShares";
import { projectsAnswer } from "../rest/answers";
import { roundProcedure, roundReaderProcedure, router } from "../trpc";

/** Characters of a file of addresses; 2000 rows fit many times. */
const FILE_LENGTH_MAX = 500_000;

export const projectRouter = router({
  list: roundReaderProcedure
    .meta({
      rest: {
        ...{ method: "GET", path: "/rounds/{roundId}/projects", scope: "read", open: true },
        summary: "A round's projects with their aliases and facts",
        answer: projectsAnswer,
      },
    })
    .query(({ ctx }) => listProjects(ctx.access)),

  setPayoutAddresses: roundProcedure("organizer")
    .meta({ rateLimit: "upload" })
    .input(z.object({ text: z.string().max(FILE_LENGTH_MAX) }))
    .mutation(({ ctx, input }) => setPayoutAddresses(ctx.actor.userId, input.roundId, input.text)),

  payoutShares: roundProcedure("organizer", "approver").query(({ input }) =>
    listPayoutShares(input.roundId),
  ),

  setPayoutShares: roundProcedure("organizer")
    .meta({ rateLimit: "upload" })
    .input(z.object({ text: z.string().max(FILE_LENGTH_MAX) }))
    .mutation(({ ctx, input }) => setPayoutShares(ctx.actor.userId, input.roundId, input.text)),
});
