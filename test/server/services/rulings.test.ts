import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { listAudit } from "~/server/services/audit";
import { jurorKey } from "~/server/services/jurorKey";
import { listRulings } from "~/server/services/listRulings";
import { loadRows } from "~/server/services/loadRows";
import { rejudgePair } from "~/server/services/rejudgePair";
import { adjustJudgement, undoRuling, voidJudgements } from "~/server/services/ruleOnJudgements";
import { withdrawJudgement } from "~/server/services/withdrawJudgement";
import { addAnswers, closeRound, type Fixture, openRound } from "./fixture";

let fixture: Fixture;
let roundId: string;
let organizer: string;
let juror: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  ({ organizer, juror } = fixture.people);
});

const reason = "The juror works there";

async function judged(split: "train" | "private" = "train") {
  const [projectAId, projectBId] = fixture.projectIds as [string, string];
  const pair = { roundId, jurorId: juror, projectAId, projectBId, split };
  const { id: assignmentId } = await workerDb().assignment.create({
    data: { ...pair, reason: "connect", tokenHash: randomUUID(), answeredAt: new Date() },
  });
  const { id: comparisonId } = await workerDb().comparison.create({
    data: { ...pair, outcome: "a", logRatio: Math.log(4), assignmentId },
  });
  return { assignmentId, comparisonId };
}

const ALL = ["train", "public", "private"] as const;
/** The rows of a fit: who won, and by which log ratio where one is stated. */
async function fitted() {
  const { data, stated } = await loadRows(workerDb(), roundId, ALL);
  const ratios = new Map(Array.from(stated, (row, at) => [row, data.ratio.logRatio[at]!]));
  return Array.from(data.binary.outcome, (outcome, row) => {
    const logRatio = ratios.get(row);
    return { outcome, ...(logRatio !== undefined && { logRatio }) };
  });
}
const versions = (assignmentId: string) =>
  workerDb().comparison.findMany({ where: { assignmentId }, orderBy: { version: "asc" } });
const voided = (comparisonId: string) =>
  voidJudgements(organizer, roundId, { target: { comparisonId }, reason });

describe("a voided judgement", () => {
  test("is in no fit, and stays on record with its earlier version", async () => {
    const { assignmentId, comparisonId } = await judged();
    expect(await fitted()).toHaveLength(1);
    const { rulingId, judgements } = await voided(comparisonId);
    expect(judgements).toBe(1);
    expect(await fitted()).toEqual([]);
    expect(await versions(assignmentId)).toMatchObject([
      { version: 1, current: false, withdrawn: false, rulingId: null },
      { version: 2, current: true, withdrawn: true, rulingId, outcome: "a" },
    ]);
  });

  test("counts again, as it was, once the ruling is undone; and only once", async () => {
    const { assignmentId, comparisonId } = await judged();
    const before = await fitted();
    const { rulingId } = await voided(comparisonId);
    await undoRuling(organizer, roundId, { rulingId, reason: "A mistake" });
    expect(await fitted()).toEqual(before);
    expect((await versions(assignmentId)).at(-1)).toMatchObject({ version: 3, withdrawn: false });
    await expect(
      undoRuling(organizer, roundId, { rulingId, reason: "Again" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  test("is not brought back by the juror, before the ruling is undone", async () => {
    const { comparisonId } = await judged();
    const { rulingId } = await voided(comparisonId);
    const answer = { comparisonId, outcome: "b", idempotencyKey: randomUUID() } as const;
    await expect(rejudgePair(juror, roundId, answer)).rejects.toMatchObject({ code: "conflict" });
    await undoRuling(organizer, roundId, { rulingId, reason: "A mistake" });
    await rejudgePair(juror, roundId, answer);
    expect(await fitted()).toMatchObject([{ outcome: 0 }]);
  });

  test("may be a sealed one, which the organizer cannot read", async () => {
    const { assignmentId, comparisonId } = await judged("private");
    await expect(voided(comparisonId)).rejects.toMatchObject({ code: "notFound" });
    await voidJudgements(organizer, roundId, { target: { assignmentId }, reason });
    expect(await fitted()).toEqual([]);
    expect(await db.comparison.count({ where: { assignmentId } })).toBe(0);
  });

  test("may be imported, by one line or by one juror", async () => {
    await addAnswers(fixture, "file", 3);
    const all = await fitted();
    const [row] = await workerDb().comparison.findMany({
      where: { roundId, split: "train", jurorLabel: "file-0" },
    });
    await voided(row!.id);
    expect(await fitted()).toHaveLength(all.length - 1);
    const target = { juror: jurorKey(row!) };
    const rest = await voidJudgements(organizer, roundId, { target, reason });
    expect(await fitted()).toHaveLength(all.length - 1 - rest.judgements);
    expect(
      await workerDb().comparison.count({
        where: { roundId, jurorLabel: "file-0", current: true, withdrawn: false },
      }),
    ).toBe(0);
    await undoRuling(organizer, roundId, { rulingId: rest.rulingId, reason: "Checked" });
    expect(await fitted()).toHaveLength(all.length - 1);
  });

  test("is not withdrawn twice: what the juror took back is left alone", async () => {
    const { comparisonId } = await judged();
    await withdrawJudgement(juror, roundId, comparisonId);
    await expect(voided(comparisonId)).rejects.toMatchObject({ code: "conflict" });
  });
});

test("an adjusted judgement says the new thing in fits, and the old one after it is undone", async () => {
  const { assignmentId, comparisonId } = await judged();
  const input = { comparisonId, outcome: "b", multiplier: 2, reason: "Swapped sides" } as const;
  const { rulingId } = await adjustJudgement(organizer, roundId, input);
  expect(await fitted()).toMatchObject([{ outcome: 0, logRatio: -Math.log(2) }]);
  expect((await versions(assignmentId))[1]).toMatchObject({ rulingId, withdrawn: false });
  await undoRuling(organizer, roundId, { rulingId, reason: "No" });
  expect(await fitted()).toMatchObject([{ outcome: 1, logRatio: Math.log(4) }]);
});

test("the public trail has the reason, and neither the pair nor the juror", async () => {
  const { comparisonId, assignmentId } = await judged();
  const { rulingId } = await voided(comparisonId);
  const { events, verified } = await listAudit(roundId);
  expect(verified).toBe(true);
  const event = events.find(({ action }) => action === "judgement.voided");
  expect(event?.data).toEqual({ rulingId, judgements: 1, reason });
  expect(JSON.stringify(events)).not.toContain(assignmentId);
  expect(await listRulings(roundId)).toMatchObject([
    { rulingId, action: "void", judgements: 1, reason, by: "organizer", undone: false },
  ]);
});

test("after the deadline rulings are still made; after the close none is", async () => {
  const { comparisonId } = await judged();
  await workerDb().$executeRaw`ALTER TABLE "Round" DISABLE TRIGGER "Round_frozen"`;
  const closesAt = new Date(Date.now() - 1000);
  await workerDb().round.update({ where: { id: roundId }, data: { closesAt } });
  await workerDb().$executeRaw`ALTER TABLE "Round" ENABLE TRIGGER "Round_frozen"`;
  const { rulingId } = await voided(comparisonId);
  await closeRound(fixture);
  await expect(
    undoRuling(organizer, roundId, { rulingId, reason: "Too late" }),
  ).rejects.toMatchObject({ code: "gone" });
});

test("two organizers who void one judgement at once void it once", async () => {
  const { assignmentId, comparisonId } = await judged();
  const tries = await Promise.allSettled([1, 2, 3, 4].map(() => voided(comparisonId)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await versions(assignmentId)).toHaveLength(2);
});

test("a juror who answers again while the organizer voids loses nothing and wins nothing", async () => {
  const { assignmentId, comparisonId } = await judged();
  const answer = { comparisonId, outcome: "b", idempotencyKey: randomUUID() } as const;
  await Promise.allSettled([rejudgePair(juror, roundId, answer), voided(comparisonId)]);
  const all = await versions(assignmentId);
  expect(all.filter(({ current }) => current)).toHaveLength(1);
  expect(all.at(-1)!.current).toBe(true);
  expect(all.map(({ version }) => version)).toEqual(all.map((_, at) => at + 1));
});

test("a judgement of another round is not found", async () => {
  const other = await openRound();
  const { comparisonId } = await judged();
  await expect(
    voidJudgements(other.people.organizer, other.roundId, { target: { comparisonId }, reason }),
  ).rejects.toMatchObject({ code: "notFound" });
});
