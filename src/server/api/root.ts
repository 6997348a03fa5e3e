import { auditRouter } from "./routers/audit";
import { comparisonRouter } from "./routers/comparison";
import { fitRouter } from "./routers/fit";
import { leaderboardRouter } from "./routers/leaderboard";
import { memberRouter } from "./routers/member";
import { payoutRouter } from "./routers/payout";
import { projectRouter } from "./routers/project";
import { roundRouter } from "./routers/round";
import { sessionRouter } from "./routers/session";
import { submissionRouter } from "./routers/submission";
import { router } from "./trpc";

/** Everything that can be asked of the server, by noun. */
export const appRouter = router({
  audit: auditRouter,
  comparison: comparisonRouter,
  fit: fitRouter,
  leaderboard: leaderboardRouter,
  member: memberRouter,
  payout: payoutRouter,
  project: projectRouter,
  round: roundRouter,
  session: sessionRouter,
  submission: submissionRouter,
});

export type AppRouter = typeof appRouter;
