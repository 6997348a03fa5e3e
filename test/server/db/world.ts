// One round in every state with a row in every guarded table, and a raw connection to break rules with.
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { Split } from "~/server/db/generated/enums";
import { workerDb } from "~/server/db/worker";
import { ownTeam } from "~/server/services/ownTeam";
import { closeRound, type Fixture, openRound } from "../services/fixture";
import { addData, type Data } from "./dataWorld";
import { addExpertise, addFunding, type FundingWorld } from "./fundingWorld";
import { addPeople, type People } from "./peopleWorld";
import { addPools, type PoolRows } from "./poolWorld";
import { addSets, type Sets } from "./setWorld";
import { addTeams, type Teams } from "./teamWorld";

export interface World extends Fixture, People, Sets, Data, Teams, FundingWorld, PoolRows {
  /** A draft with two projects, the first with an alias. */
  draftId: string;
  /** Open, with its deadline in the past. */
  overdueId: string;
  closedId: string;
  /** Of the closed round. */
  closedClaimId: string;
  closedAttestationId: string;
  /** The juror's served pair; `train`, `public` and `private` hold the current answer's id. */
  assignmentId: string;
  train: string;
  public: string;
  private: string;
  importId: string;
  fitId: string;
  invitationId: string;
  /** Payout runs of the closed round: by weights, and drafts of prizes. */
  runs: Record<"draft" | "proposed" | "short" | "prizes" | "fullPrizes" | "moreFullPrizes", string>;
}

export async function buildWorld(): Promise<World> {
  const fixture = await openRound();
  const closed = await openRound();
  const draftId = await addDraft(fixture.people.organizer);
  const overdueId = await addDraft(fixture.people.organizer, new Date(Date.now() - 60_000));
  await workerDb().round.update({
    where: { id: overdueId },
    data: { status: "open", settingsHash: "frozen" },
  });
  const judged = await addJudgements(fixture);
  const fit = await workerDb().fit.create({
    data: { roundId: closed.roundId, method: "log_l2_ridge", params: {}, scope: "all" },
  });
  const invitation = await workerDb().invitation.create({
    data: {
      roundId: fixture.roundId,
      role: "juror",
      tokenHash: randomUUID(),
      expiresAt: new Date(Date.now() + 86_400_000),
      createdById: fixture.people.organizer,
    },
  });
  const submission = await workerDb().submission.create({
    data: {
      roundId: closed.roundId,
      teamId: await ownTeam(workerDb(), closed.roundId, closed.people.modeler),
      userId: closed.people.modeler,
      title: "A model",
      fileName: "a.csv",
      content: "",
      weights: {},
      repairs: [],
      quotaWindow: "2026-01-01",
    },
  });
  const teamId = await ownTeam(workerDb(), fixture.roundId, fixture.people.modeler);
  await workerDb().submissionCounter.create({
    data: { teamId, window: "w", quota: 2 },
  });
  const expertise = await addExpertise(closed);
  await closeRound(closed);
  const runs = {
    draft: await addRun(closed, fit.id, [60n, 40n]),
    short: await addRun(closed, fit.id, [60n, 39n]),
    proposed: await addRun(closed, fit.id, [60n, 40n]),
    prizes: await addPrizeRun(closed, submission.teamId, 90n),
    fullPrizes: await addPrizeRun(closed, submission.teamId, 100n),
    moreFullPrizes: await addPrizeRun(closed, submission.teamId, 100n),
  };
  await workerDb().payoutRun.update({
    where: { id: runs.proposed },
    data: { status: "proposed", proposedById: closed.people.organizer, proposedAt: new Date() },
  });
  await workerDb().approval.create({
    data: {
      runId: runs.proposed,
      userId: closed.people.organizer,
      approved: true,
      linesHash: "lines",
    },
  });
  await workerDb().auditEvent.create({
    data: {
      roundId: fixture.roundId,
      seq: 1,
      action: "made",
      data: {},
      prevHash: "",
      hash: "",
      at: new Date(0),
    },
  });
  await addScores(fixture.roundId, submission.id);
  const people = await addPeople(fixture);
  const sets = await addSets(fixture);
  const data = await addData(fixture);
  const teams = await addTeams(fixture, teamId, submission);
  const funding = await addFunding(fixture);
  const pools = await addPools(fixture);
  return {
    ...fixture,
    ...judged,
    draftId,
    overdueId,
    closedId: closed.roundId,
    fitId: fit.id,
    invitationId: invitation.id,
    ...people,
    ...sets,
    ...data,
    ...teams,
    ...funding,
    ...expertise,
    ...pools,
    runs,
  };
}

async function addDraft(createdById: string, closesAt?: Date): Promise<string> {
  const draft = await workerDb().round.create({
    data: {
      slug: `draft-${randomUUID()}`,
      title: "A draft",
      question: "?",
      settings: {},
      splitSeed: "s",
      createdById,
      closesAt,
      projects: {
        create: [0, 1].map((position) => ({ name: `d/${position}`, title: "d", position })),
      },
    },
  });
  return draft.id;
}

async function addJudgements({ roundId, projectIds, people }: Fixture) {
  const [a, b, c, , e] = projectIds as [string, string, string, string, string];
  const pair = { roundId, jurorId: people.juror, projectAId: a };
  const answer = async (projectBId: string, split: Split) => {
    const assignment = await workerDb().assignment.create({
      data: { ...pair, projectBId, split, reason: "connect", tokenHash: randomUUID() },
    });
    const comparison = await workerDb().comparison.create({
      data: { ...pair, projectBId, split, outcome: "a", assignmentId: assignment.id },
    });
    return { assignmentId: assignment.id, id: comparison.id };
  };
  const train = await answer(b, "train");
  const sealed = await answer(c, "private");
  const held = await answer(e, "public");
  const file = await workerDb().comparisonImport.create({
    data: {
      roundId,
      fileName: "f.csv",
      fileHash: "hash",
      format: "plain",
      rows: 1,
      report: {},
      createdById: people.organizer,
    },
  });
  const { assignmentId } = train;
  const answers = { train: train.id, public: held.id, private: sealed.id };
  return { assignmentId, ...answers, importId: file.id };
}

async function addRun(round: Fixture, fitId: string, amounts: bigint[]): Promise<string> {
  const run = await workerDb().payoutRun.create({
    data: {
      roundId: round.roundId,
      fitId,
      pool: "100",
      tokenSymbol: "USDC",
      decimals: 6,
      linesHash: "lines",
      createdById: round.people.organizer,
      lines: {
        create: amounts.map((amount, at) => ({
          projectId: round.projectIds[at]!,
          weight: 0.5,
          amount: amount.toString(),
        })),
      },
    },
  });
  return run.id;
}

async function addPrizeRun(round: Fixture, teamId: string, amount: bigint): Promise<string> {
  const run = await workerDb().payoutRun.create({
    data: {
      ...{ roundId: round.roundId, kind: "prizes", basis: {}, pool: "100", decimals: 6 },
      ...{ tokenSymbol: "USDC", linesHash: "lines", createdById: round.people.organizer },
      lines: { create: { teamId, weight: 1, amount: amount.toString() } },
    },
  });
  return run.id;
}

async function addScores(roundId: string, submissionId: string): Promise<void> {
  const score = { metric: "log_ratio_mse", value: 1, uniform: 2, floor: 0, rows: 3 };
  for (const split of ["public", "private"] as const) {
    const common = { ...score, roundId, split, holdoutHash: split, codeVersion: "test" };
    await workerDb().score.create({ data: { ...common, submissionId } });
    await workerDb().baseline.create({ data: { ...common, key: "uniform", trainHash: "t" } });
    await workerDb().board.create({ data: { roundId, split, holdoutHash: split, data: {} } });
  }
}

/** Runs one statement and undoes it; says how PostgreSQL refused it, or null where it did not. */
export async function refusalOf(
  role: "owner" | "web",
  sql: string,
  params: readonly unknown[] = [],
  actorId = "",
): Promise<string | null> {
  return inTransaction(role, actorId, async (client) => {
    try {
      await client.query(sql, [...params]);
      return null;
    } catch (error) {
      const { code, constraint, message } = error as Error & { code: string; constraint?: string };
      return `${code} ${constraint ?? message}`;
    }
  });
}

/** Rows that one statement returns to the role; what it changed is undone. */
export async function rowsOf(
  role: "owner" | "web",
  sql: string,
  params: readonly unknown[] = [],
  actorId = "",
): Promise<Record<string, unknown>[]> {
  return inTransaction(role, actorId, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(sql, [...params]);
    return rows;
  });
}

async function inTransaction<T>(
  role: "owner" | "web",
  actorId: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("BEGIN");
    if (role === "web") await client.query("SET LOCAL ROLE steelyard_web");
    await client.query("SELECT set_config('steelyard.actor_id', $1, true)", [actorId]);
    return await work(client);
  } finally {
    await client.query("ROLLBACK");
    await client.end();
  }
}
