import { getLeaderboard } from "../../services/getLeaderboard";
import { leaderboardAnswer } from "../rest/answers";
import { roundReaderProcedure, router } from "../trpc";

export const leaderboardRouter = router({
  get: roundReaderProcedure
    .meta({
      rest: {
        ...{ method: "GET", path: "/rounds/{roundId}/leaderboard", scope: "read", open: true },
        summary: "The board: scores between the uniform and the floor line, best first",
        answer: leaderboardAnswer,
      },
    })
    .query(({ ctx }) => getLeaderboard(ctx.access, ctx.actor?.userId ?? null)),
});
