// What a team may not do, each as one statement that tries.
import type { Violation } from "./violations";
import type { World } from "./world";

const TOGETHER = "SY001 A team that has submitted stays together";
const NOT_OPEN = "SY002 This round is not open";
const LATE = "SY002 The deadline of this round has passed";

const MEMBERS: Violation[] = [
  {
    title: "nobody is in two teams of a round",
    sql: `INSERT INTO "TeamMember" ("roundId", "userId", "teamId") VALUES ($1, $2, $3)`,
    params: (w) => [w.roundId, w.people.modeler, w.idleTeamId],
    refusal: "23505 TeamMember_pkey",
  },
  {
    title: "nobody leaves a team that has submitted",
    sql: `DELETE FROM "TeamMember" WHERE "userId" = $1`,
    params: (w) => [w.mateId],
    refusal: TOGETHER,
  },
  {
    title: "nobody goes over from a team that has submitted without it",
    sql: `UPDATE "TeamMember" SET "teamId" = $2 WHERE "userId" = $1`,
    params: (w) => [w.mateId, w.idleTeamId],
    refusal: TOGETHER,
  },
  {
    title: "nobody joins a team that became part of another",
    sql: `UPDATE "TeamMember" SET "teamId" = $2 WHERE "userId" = $1`,
    params: (w) => [w.idleId, w.mergedTeamId],
    refusal: "SY001 There is no such team in this round any more",
  },
  {
    title: "nobody joins a team of another round",
    sql: `UPDATE "TeamMember" SET "teamId" = $2 WHERE "userId" = $1`,
    params: (w) => [w.idleId, w.closedTeamId],
    refusal: "SY001 There is no such team in this round any more",
  },
  {
    title: "a team has at most five members",
    sql: `INSERT INTO "TeamMember" ("roundId", "userId", "teamId") SELECT $1, "id", $2 FROM "User" u WHERE NOT EXISTS (SELECT 1 FROM "TeamMember" m WHERE m."userId" = u."id") LIMIT 4`,
    params: (w) => [w.roundId, w.idleTeamId],
    refusal: "SY001 A team of this round has at most 5 members",
  },
  ...(
    [
      ["closedId", NOT_OPEN],
      ["draftId", NOT_OPEN],
      ["overdueId", LATE],
    ] as const
  ).flatMap(([key, refusal]) => [
    {
      title: `no team is made (${key})`,
      sql: `INSERT INTO "Team" ("id", "roundId", "name", "createdById") VALUES ('x', $1, 'x', 'x')`,
      params: (w: World) => [w[key]],
      refusal,
    },
    {
      title: `nobody joins a team (${key})`,
      sql: `INSERT INTO "TeamMember" ("roundId", "userId", "teamId") VALUES ($1, $2, $3)`,
      params: (w: World) => [w[key], w.people.juror, w.idleTeamId],
      refusal,
    },
    {
      title: `nobody is invited to a team (${key})`,
      sql: `INSERT INTO "TeamInvitation" ("id", "roundId", "teamId", "tokenHash", "expiresAt", "createdById") VALUES ('x', $1, $2, 'x', now(), 'x')`,
      params: (w: World) => [w[key], w.idleTeamId],
      refusal,
    },
  ]),
];

const MERGES: Violation[] = [
  {
    title: "a merged team stays merged",
    sql: `UPDATE "Team" SET "mergedIntoId" = NULL WHERE "id" = $1`,
    params: (w) => [w.mergedTeamId],
    refusal: "SY001 A team keeps its round and its maker, and is merged once",
  },
  ...[
    ["itself", (w: World) => w.idleTeamId],
    ["a team of another round", (w: World) => w.closedTeamId],
    ["a team that is merged itself", (w: World) => w.mergedTeamId],
  ].map(([what, into]) => ({
    title: `a team does not merge into ${what}`,
    sql: `UPDATE "Team" SET "mergedIntoId" = $2 WHERE "id" = $1`,
    params: (w: World) => [w.idleTeamId, (into as (w: World) => string)(w)],
    refusal: "SY001 A team merges into another team of its round",
  })),
  {
    title: "no team merges after the close",
    sql: `UPDATE "Team" SET "mergedIntoId" = $2 WHERE "id" = $1`,
    params: (w) => [w.closedTeamId, w.idleTeamId],
    refusal: "SY002 Teams merge while the round is open",
  },
  {
    title: "a submission does not change hands",
    sql: `UPDATE "Submission" SET "teamId" = $2 WHERE "id" = $1`,
    params: (w) => [w.pickedId, w.idleTeamId],
    refusal: "SY001 A submission stays with its team",
  },
];

const PICK = `INSERT INTO "FinalPick" ("teamId", "slot", "submissionId", "pickedById")`;
const OWN = "SY001 A team picks from its own scored submissions";
const PICKS_OPEN = "SY002 What counts is picked while the round is open";

const PICKS: Violation[] = [
  {
    title: "a team does not pick a third submission",
    sql: `${PICK} VALUES ($1, 3, $2, 'x')`,
    params: (w) => [w.teamId, w.scoredId],
    refusal: "23514 FinalPick_two_slots",
  },
  {
    title: "two picks do not take one slot",
    sql: `${PICK} VALUES ($1, 1, $2, 'x')`,
    params: (w) => [w.teamId, w.scoredId],
    refusal: "23505 FinalPick_pkey",
  },
  {
    title: "a submission is picked once",
    sql: `${PICK} VALUES ($1, 2, $2, 'x')`,
    params: (w) => [w.teamId, w.pickedId],
    refusal: "23505 FinalPick_submissionId_key",
  },
  {
    title: "a submission without a score is not picked",
    sql: `${PICK} VALUES ($1, 2, $2, 'x')`,
    params: (w) => [w.teamId, w.waitingId],
    refusal: OWN,
  },
  {
    title: "a team does not pick what is another's",
    sql: `${PICK} VALUES ($1, 1, $2, 'x')`,
    params: (w) => [w.idleTeamId, w.scoredId],
    refusal: OWN,
  },
  {
    title: "nothing is picked after the close",
    sql: `${PICK} VALUES ($1, 1, $2, 'x')`,
    params: (w) => [w.closedTeamId, w.closedSubmissionId],
    refusal: PICKS_OPEN,
  },
];

const REVIEWS: Violation[] = ["UPDATE", "DELETE"].map((act) => ({
  title: `a review of copies stays as it is: ${act}`,
  sql: act === "DELETE" ? `DELETE FROM "CopyReview"` : `UPDATE "CopyReview" SET "note" = 'x'`,
  params: () => [],
  refusal: "SY001 CopyReview is append-only",
}));

const LINE = `INSERT INTO "PayoutLine" ("id", "runId", "projectId", "teamId", "weight", "amount")`;
const RUN = `INSERT INTO "PayoutRun" ("id", "roundId", "pool", "tokenSymbol", "decimals", "linesHash", "createdById", "kind", "fitId", "basis")`;
const RECIPIENTS =
  "SY001 A run by weights or a recipe pays projects, a run of prizes teams of its round, a run of a proposal that proposal";

const PRIZES: Violation[] = [
  ...[
    ["by weights has a fit", "'weights', NULL, NULL"],
    ["of prizes has no fit", "'prizes', $2, '{}'"],
    ["of prizes says what they follow from", "'prizes', NULL, NULL"],
  ].map(([what, values]) => ({
    title: `a run ${what}`,
    sql: `${RUN} VALUES ('x', $1, 1, 'USDC', 6, 'h', 'u', ${values})`,
    params: (w: World) => (values!.includes("$2") ? [w.closedId, w.fitId] : [w.closedId]),
    refusal: "23514 PayoutRun_follows_from",
  })),
  {
    title: "a line pays somebody",
    sql: `${LINE} VALUES ('x', $1, NULL, NULL, 1, 1)`,
    params: (w) => [w.runs.prizes],
    refusal: "23514 PayoutLine_one_recipient",
  },
  {
    title: "a run by weights does not pay a team",
    sql: `${LINE} VALUES ('x', $1, NULL, $2, 1, 1)`,
    params: (w) => [w.runs.draft, w.closedTeamId],
    refusal: RECIPIENTS,
  },
  {
    title: "a run of prizes does not pay a project",
    sql: `${LINE} SELECT 'x', $1, "id", NULL, 1, 1 FROM "Project" WHERE "roundId" = $2 LIMIT 1`,
    params: (w) => [w.runs.prizes, w.closedId],
    refusal: RECIPIENTS,
  },
  {
    title: "a run of prizes does not pay a team of another round",
    sql: `${LINE} VALUES ('x', $1, NULL, $2, 1, 1)`,
    params: (w) => [w.runs.prizes, w.teamId],
    refusal: RECIPIENTS,
  },
  {
    title: "a run has one line per team",
    sql: `${LINE} VALUES ('x', $1, NULL, $2, 1, 1)`,
    params: (w) => [w.runs.prizes, w.closedTeamId],
    refusal: "23505 PayoutLine_runId_teamId_key",
  },
  {
    title: "a run of prizes whose lines miss its pool is not proposed",
    sql: `UPDATE "PayoutRun" SET "status" = 'proposed', "proposedById" = 'x' WHERE "id" = $1`,
    params: (w) => [w.runs.prizes],
    refusal: "SY001 The lines of a payout run sum to its pool",
  },
];

export const TEAMS: Violation[] = [...MEMBERS, ...MERGES, ...PICKS, ...REVIEWS, ...PRIZES];
