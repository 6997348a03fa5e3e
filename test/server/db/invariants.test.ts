import { beforeAll, describe, expect, test } from "vitest";
import { DATA } from "./dataViolations";
import { FUNDING } from "./fundingViolations";
import { LAB } from "./labViolations";
import { PAYOUTS } from "./payoutViolations";
import { PEOPLE } from "./peopleViolations";
import { POOLS } from "./poolViolations";
import { REST } from "./restViolations";
import { SETS } from "./setViolations";
import { TEAMS } from "./teamViolations";
import { APPEND_ONLY, ROUNDS, UNIQUE, VALUES } from "./violations";
import { buildWorld, refusalOf, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

// Tried as the owner of the tables: these rules hold for everybody, a superuser included.
describe.each([
  ["values", VALUES],
  ["what is recorded stays", APPEND_ONLY],
  ["rounds keep their word", ROUNDS],
  ["payouts", PAYOUTS],
  ["jurors", PEOPLE],
  ["sets", SETS],
  ["data and amendments", DATA],
  ["teams and prizes", TEAMS],
  ["programs", REST],
  ["contributions and expertise", FUNDING],
  ["saved runs", LAB],
  ["conviction pools", POOLS],
  ["once only", UNIQUE],
])("%s", (_, violations) => {
  test.each(violations)("$title", async ({ sql, params, refusal }) => {
    expect(await refusalOf("owner", sql, params(world))).toBe(refusal);
  });
});

describe("what the rules leave open", () => {
  const allowed = [
    [
      "an answer stops being current",
      `UPDATE "Comparison" SET "current" = false WHERE "id" = $1`,
      (w: World) => w.train,
    ],
    [
      "a published round's project gets a payout address",
      `UPDATE "Project" SET "payoutAddress" = '0x1' WHERE "id" = $1`,
      (w: World) => w.projectIds[0],
    ],
    [
      "a draft changes its settings",
      `UPDATE "Round" SET "settings" = '{"a":1}' WHERE "id" = $1`,
      (w: World) => w.draftId,
    ],
    [
      "an open round closes",
      `UPDATE "Round" SET "status" = 'closed' WHERE "id" = $1`,
      (w: World) => w.roundId,
    ],
    [
      "a proposed run is rejected",
      `UPDATE "PayoutRun" SET "status" = 'rejected' WHERE "id" = $1`,
      (w: World) => w.runs.proposed,
    ],
    [
      "a member leaves a team that has not submitted",
      `DELETE FROM "TeamMember" WHERE "userId" = $1`,
      (w: World) => w.idleId,
    ],
    ["a pick is taken back", `DELETE FROM "FinalPick" WHERE "teamId" = $1`, (w: World) => w.teamId],
    [
      "a proposal gets the address it was lacking",
      `UPDATE "Proposal" SET "recipient" = '0x1' WHERE "id" = $1`,
      (w: World) => w.proposals.open,
    ],
    [
      "an open proposal is released into a run that pays it",
      `INSERT INTO "ProposalRelease" ("id", "proposalId", "runId", "amount", "conviction", "threshold", "at") SELECT 'x', $1, "runId", 50, 2, 1, steelyard_pool_now('') FROM "PayoutLine" l JOIN "PayoutRun" r ON r."id" = l."runId" AND r."status" = 'draft' WHERE l."proposalId" = $1`,
      (w: World) => w.proposals.open,
    ],
    [
      "what stood on an ended proposal is free, and taken off what stands",
      `INSERT INTO "Stake" ("poolId", "userId", "proposalId", "amount") SELECT "poolId", "userId", "proposalId", 0 FROM "Stake" WHERE "proposalId" = $1`,
      (w: World) => w.proposals.open,
    ],
    [
      "a dispute is lifted",
      `UPDATE "Dispute" SET "liftedAt" = now(), "liftedById" = 'u', "liftReason" = 'Settled' WHERE "id" = $1`,
      (w: World) => w.disputeId,
    ],
    [
      "funds are taken out of a pool",
      `INSERT INTO "PoolFunds" ("poolId", "reason", "change") VALUES ($1, 'taken', -900)`,
      (w: World) => w.pools.open,
    ],
    [
      "a file is still imported after the deadline, while the round is open",
      `INSERT INTO "Comparison" ("id", "roundId", "projectAId", "projectBId", "outcome", "split", "importId") SELECT 'x', $1, min("id"), max("id"), 'a', 'train', (SELECT min("id") FROM "ComparisonImport") FROM "Project" WHERE "roundId" = $1`,
      (w: World) => w.overdueId,
    ],
  ] as const;
  test.each(allowed)("%s", async (_, sql, id) => {
    expect(await refusalOf("owner", sql, [id(world)])).toBeNull();
  });
});
