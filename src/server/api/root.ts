import { auditRouter } from "./routers/audit";
import { calibrationRouter } from "./routers/calibration";
import { comparisonRouter } from "./routers/comparison";
import { conflictRouter } from "./routers/conflict";
import { contributionRouter } from "./routers/contribution";
import { datasetRouter } from "./routers/dataset";
import { expertiseRouter } from "./routers/expertise";
import { fitRouter } from "./routers/fit";
import { fundingRouter } from "./routers/funding";
import { jurorRouter } from "./routers/juror";
import { labRouter } from "./routers/lab";
import { leaderboardRouter } from "./routers/leaderboard";
import { memberRouter } from "./routers/member";
import { payoutRouter } from "./routers/payout";
import { poolRouter } from "./routers/pool";
import { prizeRouter } from "./routers/prize";
import { projectRouter } from "./routers/project";
import { roundRouter } from "./routers/round";
import { sessionRouter } from "./routers/session";
import { setRouter } from "./routers/set";
import { submissionRouter } from "./routers/submission";
import { teamRouter } from "./routers/team";
import { tokenRouter } from "./routers/token";
import { webhookRouter } from "./routers/webhook";
import { router } from "./trpc";

/** Everything that can be asked of the server, by noun. */
export const appRouter = router({
  audit: auditRouter,
  calibration: calibrationRouter,
  comparison: comparisonRouter,
  conflict: conflictRouter,
  dataset: datasetRouter,
  contribution: contributionRouter,
  expertise: expertiseRouter,
  fit: fitRouter,
  funding: fundingRouter,
  juror: jurorRouter,
  lab: labRouter,
  leaderboard: leaderboardRouter,
  member: memberRouter,
  payout: payoutRouter,
  pool: poolRouter,
  prize: prizeRouter,
  project: projectRouter,
  round: roundRouter,
  session: sessionRouter,
  set: setRouter,
  submission: submissionRouter,
  team: teamRouter,
  token: tokenRouter,
  webhook: webhookRouter,
});

export type AppRouter = typeof appRouter;
