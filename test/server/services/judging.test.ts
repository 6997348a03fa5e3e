import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { splitOf } from "~/core/comparison";
import { hashOf } from "~/core/formats";
import { workerDb } from "~/server/db/worker";
import { asksReason } from "~/server/services/asksReason";
import { judgePair } from "~/server/services/judgePair";
import { listOwnJudgements } from "~/server/services/listOwnJudgements";
import { nextPair } from "~/server/services/nextPair";
import { rejudgePair } from "~/server/services/rejudgePair";
import { withdrawJudgement } from "~/server/services/withdrawJudgement";
import { addPerson, closeRound, type Fixture, openRound, PROJECTS, SETTINGS } from "./fixture";

let fixture: Fixture;
let juror: string;
let roundId: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  ({ juror } = fixture.people);
});

async function serve(who = juror) {
  const { pair } = await nextPair(who, roundId);
  return pair!;
}

const says = (outcome: "a" | "b" | "equal" | "skip" | "conflict", more: object = {}) => ({
  outcome,
  idempotencyKey: randomUUID(),
  ...more,
});

async function answer(outcome: "a" | "b" | "equal" | "skip" | "conflict" = "a", more = {}) {
  const pair = await serve();
  const judgement = { ...says(outcome, more), token: pair.token };
  return { pair, judgement, ...(await judgePair(juror, roundId, judgement)) };
}

const versionsOf = (assignmentId: string) =>
  workerDb().comparison.findMany({ where: { assignmentId }, orderBy: { version: "asc" } });

describe("serving pairs", () => {
  test("tells nothing that could change the answer", async () => {
    const pair = await serve();
    expect(Object.keys(pair).sort()).toEqual(["a", "asksReason", "b", "id", "token"]);
    expect(Object.keys(pair.a).sort()).toEqual([
      "description",
      "facts",
      "id",
      "name",
      "title",
      "url",
    ]);
  });

  test("serves an unanswered pair again as it was, so that an answer on its way stays good", async () => {
    const first = await serve();
    expect(await serve()).toEqual(first);
    await judgePair(juror, roundId, { ...says("a"), token: first.token });
    expect(await workerDb().assignment.count({ where: { roundId, jurorId: juror } })).toBe(1);
  });

  test("serves pairs ahead, each under its own token and in an order that stays", async () => {
    const { pair, ahead } = await nextPair(juror, roundId, 3);
    const pairs = [pair!, ...ahead];
    expect(new Set(pairs.map(({ token }) => token)).size).toBe(4);
    expect(await nextPair(juror, roundId, 3)).toMatchObject({ pair, ahead });
    // Answered from the end on: every token is good for its own pair.
    for (const { id, token } of pairs.toReversed()) {
      const { comparisonId } = await judgePair(juror, roundId, { ...says("a"), token });
      const row = await workerDb().comparison.findUniqueOrThrow({ where: { id: comparisonId } });
      expect(row.assignmentId).toBe(id);
    }
    const after = await nextPair(juror, roundId, 3);
    const ids = new Set([...pairs, after.pair!, ...after.ahead].map(({ id }) => id));
    expect(ids.size).toBe(8);
  });

  test("stops serving ahead where the pairs end", async () => {
    const { ahead } = await nextPair(juror, roundId, 5);
    expect(ahead).toHaveLength(5);
    for (let k = 0; k < 7; k++) await answer();
    const last = await nextPair(juror, roundId, 5);
    expect([last.pair, ...last.ahead]).toHaveLength(3);
  });

  test("gives a pair a new token when the server's secret is another", async () => {
    const { id, token } = await serve();
    await workerDb().assignment.update({ where: { id }, data: { tokenHash: "of another secret" } });
    const forged = judgePair(juror, roundId, { ...says("a"), token });
    await expect(forged).rejects.toMatchObject({ code: "conflict" });
    await judgePair(juror, roundId, { ...says("a"), token: (await serve()).token });
  });

  test("does not pile up pairs when several tabs ask at once", async () => {
    const tabs = await Promise.all([1, 2, 3, 4].map(() => nextPair(juror, roundId, 3)));
    expect(new Set(tabs.map(({ pair, ahead }) => JSON.stringify([pair, ahead]))).size).toBe(1);
    expect(await workerDb().assignment.count({ where: { roundId } })).toBe(4);
  });

  test("asks every pair once, each in the split its names fall in, and then says it is done", async () => {
    const pairs = (PROJECTS.length * (PROJECTS.length - 1)) / 2;
    for (let k = 0; k < pairs; k++) await answer();
    expect((await nextPair(juror, roundId)).pair).toBeNull();
    const served = await workerDb().assignment.findMany({
      where: { roundId },
      include: { projectA: true, projectB: true },
    });
    const key = (row: (typeof served)[number]) => [row.projectAId, row.projectBId].sort().join();
    expect(new Set(served.map(key)).size).toBe(pairs);
    for (const { projectA, projectB, split } of served) {
      expect(split).toBe(splitOf("seed", projectA.name, projectB.name, SETTINGS.split));
    }
    const judged = await workerDb().comparison.findMany({ where: { roundId } });
    const splitOfAssignment = new Map(served.map(({ id, split }) => [id, split]));
    expect(judged.every((row) => splitOfAssignment.get(row.assignmentId!) === row.split)).toBe(
      true,
    );
  });

  test("says how far the juror has come", async () => {
    expect((await nextPair(juror, roundId)).progress).toEqual({ judged: 0, connected: 0 });
    expect((await answer("skip")).progress).toEqual({ judged: 0, connected: 0 });
    expect((await answer("a")).progress).toEqual({ judged: 1, connected: 2 });
    for (let k = 0; k < 8; k++) await answer("equal");
    expect((await nextPair(juror, roundId)).progress).toMatchObject({ judged: 9, connected: 5 });
  });

  test("ends with the round", async () => {
    await closeRound(fixture);
    await expect(nextPair(juror, roundId)).rejects.toMatchObject({ code: "gone" });
  });

  test("ends with the deadline, by the database's clock", async () => {
    const { pair, late } = await overdue();
    await expect(nextPair(juror, late)).rejects.toMatchObject({ code: "gone" });
    await expect(judgePair(juror, late, { ...says("a"), token: pair.token })).rejects.toMatchObject(
      { code: "gone" },
    );
  });
});

/** A round whose deadline passes between a pair and its answer. */
async function overdue() {
  const closesAt = new Date(Date.now() + 1500);
  const round = await workerDb().round.create({
    data: {
      ...{ title: "Late", question: "?", slug: `late-${randomUUID()}`, splitSeed: "s", closesAt },
      settings: SETTINGS,
      createdById: fixture.people.organizer,
      projects: { create: PROJECTS.map((name, position) => ({ name, title: name, position })) },
    },
  });
  const data = { status: "open", settingsHash: "frozen" } as const;
  await workerDb().round.update({ where: { id: round.id }, data });
  const { pair } = await nextPair(juror, round.id);
  await new Promise((resolve) => setTimeout(resolve, closesAt.getTime() - Date.now() + 50));
  return { pair: pair!, late: round.id };
}

describe("answering", () => {
  test.each([
    ["a", 4, Math.log(4)],
    ["b", 4, -Math.log(4)],
    ["a", 1, 0],
    ["b", 1, 0],
    ["a", undefined, null],
    ["b", undefined, null],
    ["equal", undefined, 0],
    ["skip", 4, null],
    ["conflict", 4, null],
  ] as const)(
    "records %s with strength %s as ln ratio %s",
    async (outcome, multiplier, logRatio) => {
      const { comparisonId } = await answer(outcome, { multiplier });
      const row = await workerDb().comparison.findUniqueOrThrow({ where: { id: comparisonId } });
      expect(row).toMatchObject({ outcome, logRatio, version: 1, current: true, jurorId: juror });
    },
  );

  test("gives the same answer to the same key, however often it is sent", async () => {
    const { judgement, comparisonId } = await answer("a", { multiplier: 3, reason: "Used more" });
    const again = await Promise.all([1, 2, 3].map(() => judgePair(juror, roundId, judgement)));
    expect(again.map((one) => one.comparisonId)).toEqual(Array(3).fill(comparisonId));
    expect(await workerDb().comparison.count({ where: { roundId } })).toBe(1);
  });

  test("records one answer when one key is sent twenty times at once", async () => {
    const { token } = await serve();
    const judgement = { ...says("b"), token };
    const sent = Array.from({ length: 20 }, () => judgePair(juror, roundId, judgement));
    const all = await Promise.all(sent);
    expect(new Set(all.map(({ comparisonId }) => comparisonId)).size).toBe(1);
    expect(await workerDb().comparison.count({ where: { roundId } })).toBe(1);
  });

  test("keeps what belongs to the outcome, and the hash of what was shown", async () => {
    const more = { confidence: 3, reasonTags: ["reach", "dependedOn", "reach"], tookMs: 4200 };
    const prefers = await answer("a", { ...more, skipReason: "other" });
    const cannot = await answer("skip", { ...more, skipReason: "incomparable" });
    const rowOf = ({ comparisonId: id }: { comparisonId: string }) =>
      workerDb().comparison.findUniqueOrThrow({ where: { id } });
    expect(await rowOf(prefers)).toMatchObject({
      ...{ confidence: 3, reasonTags: ["dependedOn", "reach"], tookMs: 4200, skipReason: null },
    });
    expect(await rowOf(cannot)).toMatchObject({
      ...{ confidence: null, reasonTags: [], tookMs: 4200, skipReason: "incomparable" },
    });
    const { id: _a, ...a } = prefers.pair.a;
    const { id: _b, ...b } = prefers.pair.b;
    const question = "Which matters more?";
    expect((await rowOf(prefers)).shownHash).toBe(hashOf({ question, a, b }));
  });

  test("refuses a strength beyond the round's largest, and the token stays good", async () => {
    const { roundId, people } = await openRound({ multiplierMax: 10 });
    const { token } = (await nextPair(people.juror, roundId)).pair!;
    const tooMuch = { ...says("a", { multiplier: 10.5 }), token };
    const refused = { code: "invalid", message: expect.stringContaining("at most 10 times") };
    await expect(judgePair(people.juror, roundId, tooMuch)).rejects.toMatchObject(refused);
    const said = { ...says("a", { multiplier: 10 }), token };
    const { comparisonId } = await judgePair(people.juror, roundId, said);
    const again = { ...says("b", { multiplier: 11 }), comparisonId };
    await expect(rejudgePair(people.juror, roundId, again)).rejects.toMatchObject(refused);
  });

  test("takes one of two answers that are sent under one token at once", async () => {
    const { token } = await serve();
    const tries = await Promise.allSettled(
      (["a", "b"] as const).map((outcome) =>
        judgePair(juror, roundId, { ...says(outcome), token }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict" },
    });
    expect(await workerDb().comparison.count({ where: { roundId } })).toBe(1);
  });

  test("takes one of two tabs that answer a pair at once, under the key of either", async () => {
    const [mine, theirs] = await Promise.all([serve(), serve()]);
    const judgements = [mine, theirs].map(({ token }) => ({ ...says("a"), token }));
    const tries = await Promise.allSettled(
      [...judgements, ...judgements].map((one) => judgePair(juror, roundId, one)),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await workerDb().comparison.count({ where: { roundId } })).toBe(1);
  });

  test("refuses a token used up, one made up, and one of somebody else", async () => {
    const { judgement } = await answer();
    const other = await addPerson("Otto");
    const theirs = await serve(other);
    const refused = { code: "conflict" };
    for (const token of [judgement.token, "made-up", theirs.token]) {
      await expect(judgePair(juror, roundId, { ...says("b"), token })).rejects.toMatchObject(
        refused,
      );
    }
    expect(await workerDb().comparison.count({ where: { roundId } })).toBe(1);
  });

  test("refuses a key that stood for another answer", async () => {
    const { judgement } = await answer("a");
    const { idempotencyKey } = judgement;
    const changed = { ...judgement, outcome: "b" as const };
    await expect(judgePair(juror, roundId, changed)).rejects.toMatchObject({ code: "conflict" });
    const { token } = await serve();
    const elsewhere = { ...says("a"), token, idempotencyKey };
    await expect(judgePair(juror, roundId, elsewhere)).rejects.toMatchObject({ code: "conflict" });
  });

  test("keeps jurors' keys apart: nobody is blocked by the key of another", async () => {
    const { judgement } = await answer("a");
    const other = await addPerson("Otto");
    const { token } = await serve(other);
    await judgePair(other, roundId, { ...judgement, token });
    expect(await workerDb().comparison.count({ where: { roundId } })).toBe(2);
  });
});

describe("taking back and judging again", () => {
  test("adds versions and keeps the earlier ones as they were", async () => {
    const { pair, comparisonId } = await answer("a", { multiplier: 2, reason: "First thought" });
    const undone = await withdrawJudgement(juror, roundId, comparisonId);
    expect(undone.progress.judged).toBe(0);
    const again = await rejudgePair(juror, roundId, { ...says("b"), comparisonId });
    expect(again.progress.judged).toBe(1);
    const versions = await versionsOf(pair.id);
    expect(
      versions.map(({ version, outcome, logRatio, reason, withdrawn, current }) => [
        ...[version, outcome, logRatio, reason, withdrawn, current],
      ]),
    ).toEqual([
      [1, "a", Math.log(2), "First thought", false, false],
      [2, "a", Math.log(2), "First thought", true, false],
      [3, "b", null, null, false, true],
    ]);
  });

  test("withdraws once, however often it is asked for at once", async () => {
    const { pair, comparisonId } = await answer();
    await Promise.all([1, 2, 3].map(() => withdrawJudgement(juror, roundId, comparisonId)));
    expect(await versionsOf(pair.id)).toHaveLength(2);
  });

  test("withdraws once under one key, also when a copy comes after a new answer", async () => {
    const { pair, comparisonId } = await answer();
    const key = randomUUID();
    await withdrawJudgement(juror, roundId, comparisonId, key);
    await rejudgePair(juror, roundId, { ...says("b"), comparisonId });
    const late = await withdrawJudgement(juror, roundId, comparisonId, key);
    expect(late.progress.judged).toBe(1);
    expect(await versionsOf(pair.id)).toHaveLength(3);
  });

  test("replaces once under one key, and keeps one current version under many", async () => {
    const { pair, comparisonId } = await answer();
    const same = { ...says("equal"), comparisonId };
    const ids = await Promise.all([1, 2, 3].map(() => rejudgePair(juror, roundId, same)));
    expect(new Set(ids.map((one) => one.comparisonId)).size).toBe(1);
    await Promise.all(
      (["a", "b"] as const).map((o) => rejudgePair(juror, roundId, { ...says(o), comparisonId })),
    );
    const versions = await versionsOf(pair.id);
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    expect(versions.filter(({ current }) => current)).toHaveLength(1);
  });

  test("works for sealed answers as for others", async () => {
    for (let k = 0; k < 10; k++) await answer();
    const sealed = await workerDb().comparison.findFirstOrThrow({
      where: { roundId, split: "private" },
    });
    await withdrawJudgement(juror, roundId, sealed.id);
    await rejudgePair(juror, roundId, { ...says("b"), comparisonId: sealed.id });
    expect(await versionsOf(sealed.assignmentId!)).toHaveLength(3);
  });

  test("does not reach answers of others, nor closed rounds", async () => {
    const { comparisonId } = await answer();
    const other = await addPerson("Otto");
    const missing = { code: "notFound" };
    await expect(withdrawJudgement(other, roundId, comparisonId)).rejects.toMatchObject(missing);
    await expect(rejudgePair(other, roundId, { ...says("b"), comparisonId })).rejects.toMatchObject(
      missing,
    );
    await closeRound(fixture);
    await expect(withdrawJudgement(juror, roundId, comparisonId)).rejects.toMatchObject({
      code: "gone",
    });
  });
});

test("a juror's history is their own current answers, newest first, sealed ones included", async () => {
  const given = [];
  for (let k = 0; k < 10; k++) given.push(await answer("a", { multiplier: 2 }));
  const other = await addPerson("Otto");
  const theirs = await serve(other);
  await judgePair(other, roundId, { ...says("a"), token: theirs.token });
  const mine = await listOwnJudgements(juror, roundId);
  expect(mine.map(({ comparisonId }) => comparisonId)).toEqual(
    given.map(({ comparisonId }) => comparisonId).reverse(),
  );
  expect(mine[0]).toMatchObject({ outcome: "a", version: 1, withdrawn: false, reason: null });
  expect(mine[0]?.multiplier).toBeCloseTo(2, 12);
  expect(mine[0]).toMatchObject({ pairId: given.at(-1)!.pair.id, earlier: [] });

  const { comparisonId, pair } = given[0]!;
  await withdrawJudgement(juror, roundId, comparisonId);
  await rejudgePair(juror, roundId, { ...says("equal", { confidence: 1 }), comparisonId });
  const [changed] = await listOwnJudgements(juror, roundId);
  expect(changed).toMatchObject({ pairId: pair.id, version: 3, outcome: "equal", confidence: 1 });
  expect(changed!.earlier.map(({ version, withdrawn }) => [version, withdrawn])).toEqual([
    [2, true],
    [1, false],
  ]);
});

test("about one pair in five asks for a reason, the same ones every time", () => {
  const ids = Array.from({ length: 2000 }, () => randomUUID());
  const asked = ids.filter(asksReason);
  expect(asked.length).toBeGreaterThan(300);
  expect(asked.length).toBeLessThan(500);
  expect(ids.filter(asksReason)).toEqual(asked);
});

test("a pair that a juror would not judge does not come back, not even mirrored", async () => {
  for (let k = 0; k < 10; k++) await answer("conflict");
  expect((await nextPair(juror, roundId)).pair).toBeNull();
});

test("thirty jurors at once lose no answer", async () => {
  const people = await Promise.all(Array.from({ length: 30 }, (_, k) => addPerson(`Juror ${k}`)));
  await Promise.all(
    people.map(async (who) => {
      const { token } = await serve(who);
      await judgePair(who, roundId, { ...says("a"), token });
    }),
  );
  expect(await workerDb().comparison.count({ where: { roundId } })).toBe(30);
});
