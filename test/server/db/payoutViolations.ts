// What a payout run may not do, each as one statement that tries.
import type { Violation } from "./violations";
import type { World } from "./world";

const RUN = `INSERT INTO "PayoutRun" ("id", "roundId", "fitId", "pool", "tokenSymbol", "decimals", "linesHash", "createdById", "status")`;

const sign = (key: keyof World["runs"], change: string, refusal: string, title: string) => ({
  title,
  sql: `UPDATE "PayoutRun" SET ${change} WHERE "id" = $1`,
  params: (w: World) => [w.runs[key]],
  refusal: `SY001 ${refusal}`,
});
const CONTENT = "The content of a payout run does not change; make a new run";

export const PAYOUTS: Violation[] = [
  {
    title: "a payout run pays something",
    sql: `${RUN} VALUES ('x', $1, $2, 0, 'USDC', 6, 'h', 'u', 'draft')`,
    params: (w) => [w.closedId, w.fitId],
    refusal: "23514 PayoutRun_pool_positive",
  },
  {
    title: "a token has at most 36 decimals",
    sql: `${RUN} VALUES ('x', $1, $2, 1, 'USDC', 37, 'h', 'u', 'draft')`,
    params: (w) => [w.closedId, w.fitId],
    refusal: "23514 PayoutRun_decimals",
  },
  {
    title: "nobody is paid a negative amount",
    sql: `INSERT INTO "PayoutLine" ("id", "runId", "projectId", "weight", "amount") SELECT 'x', $1, "id", 0, -1 FROM "Project" WHERE "roundId" = $2 ORDER BY "position" DESC LIMIT 1`,
    params: (w) => [w.runs.draft, w.closedId],
    refusal: "23514 PayoutLine_amount_not_negative",
  },
  {
    title: "a payout run starts as a draft",
    sql: `${RUN} VALUES ('x', $1, $2, 1, 'USDC', 6, 'h', 'u', 'executed')`,
    params: (w) => [w.closedId, w.fitId],
    refusal: "SY001 A payout run starts as a draft",
  },
  sign("draft", `"pool" = 99`, CONTENT, "the pool of a run does not change"),
  sign("draft", `"linesHash" = 'x'`, CONTENT, "what an approval signs does not change"),
  sign(
    "draft",
    `"proposedById" = 'x'`,
    "A payout run changes only by proposing, approving, rejecting or executing it",
    "a run is not signed without a step",
  ),
  sign(
    "draft",
    `"status" = 'executed'`,
    "A payout run cannot go from draft to executed",
    "a draft is not executed",
  ),
  sign(
    "proposed",
    `"status" = 'draft'`,
    "A payout run cannot go from proposed to draft",
    "a proposed run does not become a draft again",
  ),
  sign(
    "short",
    `"status" = 'proposed', "proposedById" = 'x'`,
    "The lines of a payout run sum to its pool",
    "a run whose lines miss one unit of the pool is not proposed",
  ),
  sign(
    "proposed",
    `"status" = 'approved', "approvedById" = 'x'`,
    "A payout run is approved by a signature over its lines",
    "a run is not approved without a signature",
  ),
  sign(
    "proposed",
    `"status" = 'rejected', "approvedById" = 'x'`,
    "A step of a payout run names its own person alone",
    "a rejected run names no approver",
  ),
  sign(
    "proposed",
    `"status" = 'rejected', "executionRef" = 'x'`,
    "A step of a payout run names its own person alone",
    "a rejected run names no payment",
  ),
  {
    title: "whoever proposed a run does not approve it",
    sql: `UPDATE "PayoutRun" SET "status" = 'approved', "approvedById" = "proposedById" WHERE "id" = $1`,
    params: (w) => [w.runs.proposed],
    refusal: "23514 PayoutRun_two_people",
  },
  {
    title: "a round has one run that divides its pool, or may still do so",
    sql: `UPDATE "PayoutRun" SET "status" = 'proposed', "proposedById" = 'x' WHERE "id" = $1`,
    params: (w) => [w.runs.draft],
    refusal: "23505 PayoutRun_pool_split_once",
  },
  {
    title: "a round has one run of prizes that pays or may still pay",
    sql: `UPDATE "PayoutRun" SET "status" = 'proposed', "proposedById" = 'x' WHERE "id" IN ($1, $2)`,
    params: (w) => [w.runs.fullPrizes, w.runs.moreFullPrizes],
    refusal: "23505 PayoutRun_prizes_paid_once",
  },
  {
    title: "a run holds back one line of a project",
    sql: `INSERT INTO "PayoutLine" ("id", "runId", "projectId", "weight", "amount") SELECT 'x' || n, $1, "projectId", 0, 1 FROM (SELECT "projectId" FROM "PayoutLine" WHERE "runId" = $1 LIMIT 1) AS line, generate_series(1, 2) AS n`,
    params: (w) => [w.runs.draft],
    refusal: "23505 PayoutLine_one_held_back",
  },
  {
    title: "a run has one line per recipient of a project",
    sql: `INSERT INTO "PayoutLine" ("id", "runId", "projectId", "weight", "amount", "address") SELECT 'x' || n, $1, "projectId", 0, 1, '0x1' FROM (SELECT "projectId" FROM "PayoutLine" WHERE "runId" = $1 LIMIT 1) AS line, generate_series(1, 2) AS n`,
    params: (w) => [w.runs.draft],
    refusal: "23505 PayoutLine_runId_projectId_address_key",
  },
  {
    title: "a share of a project's payout is above nothing",
    sql: `INSERT INTO "PayoutShare" ("id", "projectId", "share") VALUES ('x', $1, 0)`,
    params: (w) => [w.projectIds[0]],
    refusal: "23514 PayoutShare_share_positive",
  },
  {
    title: "a project has one part that is held back",
    sql: `INSERT INTO "PayoutShare" ("id", "projectId", "share") VALUES ('x', $1, 1), ('y', $1, 1)`,
    params: (w) => [w.projectIds[0]],
    refusal: "23505 PayoutShare_one_held_back",
  },
  {
    title: "an address has one share of a project's payout",
    sql: `INSERT INTO "PayoutShare" ("id", "projectId", "share", "address") VALUES ('x', $1, 1, '0x1'), ('y', $1, 1, '0x1')`,
    params: (w) => [w.projectIds[0]],
    refusal: "23505 PayoutShare_projectId_address_key",
  },
  {
    title: "a proposed run gets no more lines",
    sql: `INSERT INTO "PayoutLine" ("id", "runId", "projectId", "weight", "amount") SELECT 'x', $1, "projectId", 0, 1 FROM "PayoutLine" WHERE "runId" = $1 LIMIT 1`,
    params: (w) => [w.runs.proposed],
    refusal: "SY001 The lines of a payout run are frozen once it is proposed",
  },
];
