// An answer that waited on a device is sent for the person who gave it, or for nobody.
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { appRouter } from "~/server/api/root";
import { createCallerFactory } from "~/server/api/trpc";
import { workerDb } from "~/server/db/worker";
import { addPerson, type Fixture, openRound } from "../services/fixture";

const createCaller = createCallerFactory(appRouter);

function callerOf(userId: string) {
  const actor = { userId, name: "x", email: null, demo: false };
  return createCaller({ actor, clientKey: "answering" }).comparison;
}

let fixture: Fixture;
let other: string;

beforeEach(async () => {
  fixture = await openRound();
  other = await addPerson("Otto");
  const membership = { roundId: fixture.roundId, userId: other, role: "juror" as const };
  await workerDb().membership.create({ data: membership });
});

describe("an answer that names who gave it", () => {
  test("is recorded for that person, with everything it says", async () => {
    const { roundId, people } = fixture;
    const mine = callerOf(people.juror);
    const { pair, ahead } = await mine.next({ roundId, ahead: 3 });
    expect(ahead).toHaveLength(3);
    const outcome = "a" as const;
    const said = { outcome, multiplier: 4, confidence: 2, reasonTags: ["reach" as const] };
    const sent = { roundId, as: people.juror, token: pair!.token, idempotencyKey: randomUUID() };
    const { comparisonId } = await mine.judge({ ...sent, ...said });
    expect(await mine.mine({ roundId })).toMatchObject([
      { comparisonId, pairId: pair!.id, outcome: "a", confidence: 2, reasonTags: ["reach"] },
    ]);
  });

  test("is refused from the session of anybody else, and stays good for its own", async () => {
    const { roundId, people } = fixture;
    const mine = callerOf(people.juror);
    const { pair } = await mine.next({ roundId });
    const sent = { roundId, as: people.juror, token: pair!.token, idempotencyKey: randomUUID() };
    const theirs = callerOf(other);
    const refused = { code: "UNAUTHORIZED", message: expect.stringContaining("Somebody else") };
    await expect(theirs.judge({ ...sent, outcome: "a" })).rejects.toMatchObject(refused);
    const { comparisonId } = await mine.judge({ ...sent, outcome: "a" });
    const of = { roundId, as: people.juror, comparisonId, idempotencyKey: randomUUID() };
    await expect(theirs.withdraw(of)).rejects.toMatchObject(refused);
    await expect(theirs.rejudge({ ...of, outcome: "b" })).rejects.toMatchObject(refused);
    expect(await workerDb().comparison.count({ where: { roundId } })).toBe(1);
  });
});

test.each([
  ["six pairs ahead", { ahead: 6 }],
  ["a fraction of a pair", { ahead: 0.5 }],
])("nobody is served %s", async (_, input) => {
  const { roundId, people } = fixture;
  const asked = callerOf(people.juror).next({ roundId, ...input });
  await expect(asked).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
