import { beforeEach, describe, expect, test } from "vitest";
import { hashOf } from "~/core/formats";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { installQueue } from "~/server/jobs/queue";
import { type AmendmentInput, amendRound, previewAmendment } from "~/server/services/amendRound";
import { listAudit } from "~/server/services/audit";
import { closeRound } from "~/server/services/closeRound";
import { createRound } from "~/server/services/createRound";
import { getRound } from "~/server/services/getRound";
import { listAmendments } from "~/server/services/listAmendments";
import { ownTeam } from "~/server/services/ownTeam";
import { frozenContent, publishRound } from "~/server/services/publishRound";
import { roundSettingsSchema } from "~/server/services/roundSettings";
import { takeFromQuota } from "~/server/services/submissionQuota";
import { addPerson, jobsOf, SETTINGS } from "./fixture";

const HOUR_MS = 3_600_000;
const later = (hours: number) => new Date(Math.ceil(Date.now() / 1000) * 1000 + hours * HOUR_MS);
let organizer: string;
let roundId: string;
let slug: string;

beforeEach(async () => {
  await installQueue(process.env.DATABASE_URL!);
  organizer = await addPerson("Olga");
  const round = await createRound(organizer, {
    ...{ title: "Amended", question: "Which matters more?", projects: "alpha/one\nbeta/two\n" },
    settings: roundSettingsSchema.parse(SETTINGS),
    closesAt: later(24),
  });
  ({ id: roundId, slug } = round);
  await publishRound(organizer, roundId);
});

async function amend(input: AmendmentInput, reason = "Asked for") {
  const { hashBefore } = await previewAmendment(roundId, input);
  return amendRound(organizer, roundId, { ...input, reason, hashBefore });
}
const round = () => getRound(organizer, slug);

describe("an amendment", () => {
  const prizes = {
    ...{ amount: "500", rule: "rank" as const, places: [0.6, 0.4] },
    writeUpRequired: true as const,
  };
  test.each<[string, AmendmentInput, Record<string, unknown> & { contest?: object }]>([
    ["the quota", { submissionsPerDay: 9 }, { submissionsPerDay: 9 }],
    ["the metric", { metric: "accuracy" }, { metric: "accuracy" }],
    ["when results are visible", { resultsVisible: "always" }, { resultsVisible: "always" }],
    ["the ladder's step", { ladderStep: 0.2 }, { contest: { ladderStep: 0.2 } }],
    ["the prizes", { prizes }, { contest: { prizes } }],
  ])("changes %s and nothing else", async (_, input, expected) => {
    const before = await round();
    await amend(input);
    const { settings, closesAt } = await round();
    expect(settings).toMatchObject(expected);
    const contest = { ...before.settings.contest, ...expected.contest };
    expect(settings).toEqual({ ...before.settings, ...expected, contest });
    expect(closesAt).toEqual(before.closesAt);
  });

  test("moves the deadline, and is on record with its reason, its hashes and a job for the board", async () => {
    const [closesAt, before] = [later(48), await round()];
    const { number, settingsHash } = await amend({ closesAt }, "A holiday came between");
    expect(number).toBe(1);
    expect(await round()).toMatchObject({ closesAt, settingsHash, amendments: 1 });
    const [event] = (await listAudit(roundId)).events;
    expect(event).toMatchObject({
      action: "round.amended",
      data: {
        ...{ number: 1, fields: ["closesAt"], reason: "A holiday came between" },
        ...{ hashBefore: before.settingsHash, hashAfter: settingsHash },
      },
    });
    expect(await jobsOf(`scoreBoard:${roundId}`)).toHaveLength(1);
    const { amendments } = await listAmendments(roundId);
    expect(amendments).toMatchObject([
      {
        ...{ by: "Olga", reason: "A holiday came between", verified: true },
        changes: [
          {
            ...{ field: "closesAt", before: before.closesAt!.toISOString() },
            after: closesAt.toISOString(),
          },
        ],
      },
    ]);
  });

  test("takes effect on the day's quota", async () => {
    const modeler = await addPerson("Mo");
    const teamId = await ownTeam(workerDb(), roundId, modeler);
    const take = () => takeFromQuota(workerDb(), roundId, teamId);
    for (let n = 0; n < 5; n++) await take();
    await expect(take()).rejects.toMatchObject({ code: "tooMany" });
    await amend({ submissionsPerDay: 6 });
    expect(await take()).toMatchObject({ used: 6, quota: 6 });
    await expect(take()).rejects.toMatchObject({ code: "tooMany" });
    await amend({ submissionsPerDay: 2 });
    await expect(take()).rejects.toMatchObject({ code: "tooMany" });
  });

  test.each<[string, () => Promise<unknown>, object]>([
    ["that changes nothing", () => amend({ submissionsPerDay: 5 }), { code: "invalid" }],
    ["to a time that is past", () => amend({ closesAt: later(-2) }), { code: "conflict" }],
    [
      "of a closed round",
      async () => {
        await closeRound(organizer, roundId);
        return amend({ submissionsPerDay: 9 });
      },
      { code: "conflict" },
    ],
    [
      "of other rules than were looked at",
      async () => {
        const { hashBefore } = await previewAmendment(roundId, { submissionsPerDay: 9 });
        await amend({ submissionsPerDay: 8 });
        const input = { submissionsPerDay: 9, reason: "Late", hashBefore };
        return amendRound(organizer, roundId, input);
      },
      { code: "conflict", message: expect.stringContaining("amended meanwhile") },
    ],
  ])("is refused %s", async (_, work, refusal) => {
    await expect(work()).rejects.toMatchObject(refusal);
  });

  test("made by two at once is one: the other looks again", async () => {
    const { hashBefore } = await previewAmendment(roundId, { submissionsPerDay: 9 });
    const tries = await Promise.allSettled(
      [7, 8, 9].map((submissionsPerDay) =>
        amendRound(organizer, roundId, { submissionsPerDay, reason: "Mine", hashBefore }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await listAmendments(roundId)).amendments).toHaveLength(1);
  });
});

describe("the chain of hashes", () => {
  test("is recomputed from publication to now, also over rules that came back", async () => {
    const published = (await round()).settingsHash;
    await amend({ submissionsPerDay: 9 });
    await amend({ metric: "accuracy" });
    await amend({ submissionsPerDay: 5, metric: "log_ratio_mse" });
    const list = await listAmendments(roundId);
    expect(list).toMatchObject({ verified: true, published: { hash: published, verified: true } });
    const hashes = [list.published!.hash, ...list.amendments.map(({ hashAfter }) => hashAfter)];
    expect(new Set(hashes).size).toBe(4);
    expect(hashes.at(-1)).toBe((await round()).settingsHash);
  });

  test("of a round that was never amended is the hash of its publication", async () => {
    expect(await listAmendments(roundId)).toMatchObject({ verified: true, amendments: [] });
    expect((await round()).settingsHash).toBe(hashOf(await frozenContent(db, roundId)));
  });

  test("does not hold once anything was tampered with", async () => {
    await amend({ submissionsPerDay: 9 });
    await workerDb().$transaction([
      workerDb().$executeRaw`SET LOCAL session_replication_role = replica`,
      workerDb()
        .$executeRaw`UPDATE "Amendment" SET "reason" = 'Another' WHERE "roundId" = ${roundId}`,
    ]);
    expect(await listAmendments(roundId)).toMatchObject({
      verified: false,
      amendments: [{ verified: false }],
    });
  });
});

test("settings stored before there was a contest keep their hash, and take amendments", async () => {
  const { contest: _, ...old } = roundSettingsSchema.parse(SETTINGS);
  const { id } = await workerDb().round.create({
    data: {
      ...{ slug: `old-${Date.now()}`, title: "Old", question: "?", splitSeed: "s" },
      ...{ settings: old, createdById: organizer, closesAt: later(24) },
      projects: { create: [0, 1].map((at) => ({ name: `o/${at}`, title: "o", position: at })) },
      memberships: { create: { userId: organizer, role: "organizer" } },
    },
  });
  await publishRound(organizer, id);
  expect(await listAmendments(id)).toMatchObject({ verified: true });
  const { hashBefore } = await previewAmendment(id, { ladderStep: 0.5 });
  await amendRound(organizer, id, { ladderStep: 0.5, reason: "Steadier", hashBefore });
  expect(await listAmendments(id)).toMatchObject({
    verified: true,
    amendments: [{ changes: [{ field: "ladderStep", before: null, after: 0.5 }] }],
  });
});

test("contest settings that contradict themselves are refused, each with what is wrong", () => {
  const issuesOf = (contest: object) =>
    roundSettingsSchema
      .safeParse({ ...SETTINGS, contest })
      .error?.issues.map(({ path, message }) => `${path.slice(1).join(".")}: ${message}`);
  expect(issuesOf({ ladderStep: 0, teamSizeMax: 0, previousRound: "No Slug" })).toEqual([
    "ladderStep: The step of the ladder is above 0",
    expect.stringMatching(/^teamSizeMax: /),
    expect.stringMatching(/^previousRound: /),
  ]);
  const prizes = { amount: "0", rule: "rank", places: [0.5, 0.4] };
  expect(issuesOf({ prizes })).toEqual([
    expect.stringMatching(/^prizes.amount: The prizes are a whole number/),
    "prizes.places: The shares of the places must sum to 1",
  ]);
  expect(issuesOf({ prizes: { amount: "5", rule: "rank" } })).toEqual([
    "prizes.places: Prizes by rank say which share each place gets",
  ]);
  expect(issuesOf({ prizes: { amount: "5", rule: "mixture", places: [1] } })).toEqual([
    "prizes.places: Only prizes by rank have places; leave them out",
  ]);
});
