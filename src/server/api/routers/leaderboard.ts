import { getLeaderboard } from "../../services/getLeaderboard";
import { roundReaderProcedure, router } from "../trpc";

export const leaderboardRouter = router({
  get: roundReaderProcedure.query(({ ctx }) =>
    getLeaderboard(ctx.access, ctx.actor?.userId ?? null),
  ),
});
