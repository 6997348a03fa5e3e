// A small real round, written by the owner's connection the way the services would leave it.
import { randomUUID } from "node:crypto";
import { type SimulatedAnswer, simulateJurors } from "~/core/simulation";
import type { RoundAccess } from "~/server/auth/access";
import type { Role } from "~/server/auth/types";
import { workerDb } from "~/server/db/worker";
import { installQueue } from "~/server/jobs/queue";
import { computeFunding } from "~/server/services/computeFunding";
import { importOptions } from "~/server/services/contributionUnits";
import { importContributions } from "~/server/services/importContributions";
import { beginUpload, finishUpload, uploadPart } from "~/server/services/uploadContributions";

export const PROJECTS = ["alpha/one", "beta/two", "gamma/three", "delta/four", "epsilon/five"];
/** True log weights of PROJECTS. */
const THETA = [2, 1, 0, -1, -2];
const SPLITS = ["train", "train", "train", "public", "private"] as const;

export const SETTINGS = {
  metric: "log_ratio_mse",
  split: { train: 0.6, public: 0.2, private: 0.2 },
  submissionsPerDay: 5,
  pool: { amount: "1000000007", decimals: 6, symbol: "USDC", tokenAddress: `0x${"ab".repeat(20)}` },
  weights: { method: "log_l2_ridge", params: { lambda: 3 } },
  resultsVisible: "after_close",
};

/** A recipe with everything in it, for rounds that are given to. */
export const FUNDING = {
  mechanism: "qf",
  cap: 0.5,
  eligibility: { minimum: 1, scoreAt50: 15, scoreAt100: 25 },
  boost: {
    combine: "max",
    factor: 1,
    credentials: [
      {
        ...{ name: "token", source: "list", threshold: 10, maxBoost: 2 },
        transfer: { kind: "threshold" },
      },
      {
        ...{ name: "expert", source: "attested", threshold: 1, maxBoost: 3 },
        transfer: { kind: "threshold" },
      },
    ],
  },
};

export interface Fixture {
  roundId: string;
  /** In the order of PROJECTS. */
  projectIds: string[];
  people: Record<Role, string> & { other: string };
}

export async function addPerson(name: string): Promise<string> {
  const { id } = await workerDb().user.create({ data: { name } });
  return id;
}

/** An open round with members in every role; without judgements. */
export async function openRound(
  settings: object = {},
  names: readonly string[] = PROJECTS,
  factsOf: (position: number) => Record<string, string> = () => ({}),
): Promise<Fixture> {
  await installQueue(process.env.DATABASE_URL!);
  const db = workerDb();
  const roles: Role[] = ["organizer", "juror", "modeler", "approver"];
  const ids = await Promise.all([...roles, "other"].map(addPerson));
  const people = Object.fromEntries([...roles, "other"].map((role, at) => [role, ids[at]!]));
  const round = await db.round.create({
    data: {
      slug: `round-${randomUUID()}`,
      title: "A round",
      question: "Which matters more?",
      settings: { ...SETTINGS, ...settings },
      splitSeed: "seed",
      createdById: people.organizer!,
      memberships: { create: roles.map((role) => ({ role, userId: people[role]! })) },
      projects: {
        create: names.map((name, position) => ({
          name,
          title: name,
          position,
          facts: factsOf(position),
          payoutAddress: addressOf(position),
        })),
      },
    },
    include: { projects: { orderBy: { position: "asc" } } },
  });
  await db.round.update({
    where: { id: round.id },
    data: { status: "open", settingsHash: "frozen", publishedAt: new Date() },
  });
  return {
    roundId: round.id,
    projectIds: round.projects.map(({ id }) => id),
    people: people as Fixture["people"],
  };
}

/** The last of PROJECTS has no payout address. */
function addressOf(position: number): string | null {
  return position >= 4 ? null : `0x${String(position + 1).repeat(40)}`;
}

/** Imports simulated answers, split by pair. */
export async function addAnswers(fixture: Fixture, seed = "answers", jurors = 6): Promise<void> {
  const theta = fixture.projectIds.map((_, at) => THETA[at % THETA.length]!);
  const pairsPerJuror = 2 * theta.length - 2;
  const answers = simulateJurors({ theta, jurors, pairsPerJuror, seed });
  const { roundId, projectIds, people } = fixture;
  const { id: importId } = await workerDb().comparisonImport.create({
    data: {
      roundId,
      fileName: `${seed}.csv`,
      fileHash: seed,
      format: "plain",
      rows: answers.length,
      report: {},
      createdById: people.organizer,
    },
  });
  await workerDb().comparison.createMany({
    data: answers.map((answer, at) => ({
      roundId,
      importId,
      importLine: at + 2,
      jurorLabel: `${seed}-${answer.juror}`,
      projectAId: projectIds[answer.a]!,
      projectBId: projectIds[answer.b]!,
      outcome: answer.outcome === 1 ? ("a" as const) : ("b" as const),
      logRatio: logRatioOf(answer),
      split: SPLITS[(answer.a + answer.b * 5 + answer.a * answer.b) % SPLITS.length]!,
    })),
  });
}

function logRatioOf({ outcome, multiplier }: SimulatedAnswer): number {
  return (outcome === 1 ? 1 : -1) * Math.log(multiplier);
}

export async function closeRound({ roundId }: Fixture): Promise<void> {
  await workerDb().round.update({
    where: { id: roundId },
    data: { status: "closed", closedAt: new Date() },
  });
}

/** Imports contributions as an organizer and the worker do, and computes the matches. */
export async function addGifts({ roundId, people }: Fixture, text: string): Promise<void> {
  const content = Buffer.from(text);
  const { organizer } = people;
  const { importId } = await beginUpload(organizer, roundId, {
    ...{ fileName: "given.csv", bytes: content.length, options: importOptions.parse({}) },
  });
  await uploadPart(roundId, importId, 0, content);
  await finishUpload(organizer, roundId, importId);
  await importContributions(importId);
  await computeFunding(roundId);
}

/** A contribution past the database's rules: none is taken any more where a pool is divided. */
export async function addLateGift({ roundId, projectIds }: Fixture, at = 3): Promise<void> {
  const userId = await addPerson("A late donor");
  const gift = { roundId, projectId: projectIds[at]!, userId, donor: `user:${userId}`, version: 1 };
  await workerDb().$transaction([
    workerDb().$executeRaw`SET LOCAL session_replication_role = replica`,
    workerDb().contribution.create({
      data: { ...gift, source: "pledge", amount: "2000000", symbol: "USDC", decimals: 6 },
    }),
  ]);
}

/** What `roundAccess` would find for a person with these roles. */
export function accessOf(
  { roundId }: Fixture,
  status: RoundAccess["status"],
  ...roles: Role[]
): RoundAccess {
  return { roundId, status, roles: new Set(roles) };
}

export function submissionText(weights: readonly number[]): string {
  const rows = PROJECTS.map((name, at) => `${name},round,${weights[at]}`);
  return `${["repo,parent,weight", ...rows].join("\n")}\n`;
}

/** The weights that the simulated jurors have in mind. */
export const TRUE_WEIGHTS = (() => {
  const raised = THETA.map(Math.exp);
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
})();

export async function jobsOf(
  key: string,
): Promise<{ attempts: number; locked_by: string | null }[]> {
  return workerDb().$queryRaw`
    SELECT attempts::int, locked_by FROM graphile_worker.jobs WHERE "key" = ${key}`;
}
