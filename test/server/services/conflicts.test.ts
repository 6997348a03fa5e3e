import { beforeEach, describe, expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";
import { listAudit } from "~/server/services/audit";
import {
  answerDetected,
  declareConflict,
  withdrawConflict,
} from "~/server/services/declareConflict";
import { judgePair } from "~/server/services/judgePair";
import { listOwnConflicts, listRoundConflicts } from "~/server/services/listConflicts";
import { nextPair } from "~/server/services/nextPair";
import { voidJudgements } from "~/server/services/ruleOnJudgements";
import { closeRound, type Fixture, openRound, PROJECTS } from "./fixture";
import { addAnswer } from "./givenAnswer";

let fixture: Fixture;
let roundId: string;
let juror: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  ({ juror } = fixture.people);
});

const own = () => listOwnConflicts(juror, roundId);

describe("a juror declares", () => {
  test.each([
    ["project", "https://github.com/Alpha/One.git", "alpha/one", ["alpha/one"]],
    ["organisation", "@Beta", "beta", ["beta/two"]],
    ["organisation", "beta/*", "beta", ["beta/two"]],
    ["organisation", "https://github.com/beta", "beta", ["beta/two"]],
    ["pattern", "*/F*", "*/f*", ["delta/four", "epsilon/five"]],
  ] as const)("%s %s as %s", async (kind, value, stored, projects) => {
    await declareConflict(juror, roundId, { kind, value, reason: "I work there" });
    expect(await own()).toMatchObject({
      said: [{ kind, value: stored, projects, holds: true, reason: "I work there" }],
    });
  });

  test.each([
    ["project", "alpha/on"],
    ["organisation", "alph"],
    ["organisation", "alpha/one"],
    ["pattern", "zeta*"],
  ] as const)("no %s that covers nothing: %s", async (kind, value) => {
    await expect(declareConflict(juror, roundId, { kind, value })).rejects.toMatchObject({
      code: "invalid",
      details: { problems: [{ column: "value", rule: "no-project" }] },
    });
  });

  test("the same thing once, however often; another reason replaces the first", async () => {
    const rule = { kind: "project", value: "beta/two" } as const;
    const tries = [1, 2, 3, 4].map(() => declareConflict(juror, roundId, rule));
    expect(new Set((await Promise.all(tries)).map(({ conflictId }) => conflictId)).size).toBe(1);
    await declareConflict(juror, roundId, { ...rule, reason: "A friend's" });
    expect((await own()).said).toMatchObject([{ reason: "A friend's" }]);
    expect(await workerDb().conflict.count({ where: { roundId } })).toBe(2);
  });

  test("and withdraws, which stays on record; not what others declared", async () => {
    const rule = { kind: "project", value: "beta/two" } as const;
    const { conflictId } = await declareConflict(juror, roundId, rule);
    await expect(withdrawConflict(fixture.people.other, roundId, conflictId)).rejects.toMatchObject(
      { code: "notFound" },
    );
    await withdrawConflict(juror, roundId, conflictId);
    expect((await own()).said).toEqual([]);
    expect(await workerDb().conflict.count({ where: { roundId } })).toBe(1);
  });

  test("and the pair on the screen, if it falls under it, is not asked any more", async () => {
    const { pair } = await nextPair(juror, roundId);
    await declareConflict(juror, roundId, { kind: "project", value: pair!.a.name });
    const answer = { token: pair!.token, outcome: "a", idempotencyKey: "a-key-of-mine" } as const;
    await expect(judgePair(juror, roundId, answer)).rejects.toMatchObject({ code: "conflict" });
    const { pair: next } = await nextPair(juror, roundId);
    expect([next!.a.name, next!.b.name]).not.toContain(pair!.a.name);
  });

  test("nothing in a closed round", async () => {
    await closeRound(fixture);
    const rule = { kind: "project", value: "beta/two" } as const;
    await expect(declareConflict(juror, roundId, rule)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a detected conflict", () => {
  const rule = { kind: "project", value: "beta/two" } as const;
  beforeEach(async () => {
    await workerDb().account.deleteMany();
    await workerDb().account.create({
      data: {
        ...{ userId: juror, type: "siwe", provider: "ethereum" },
        providerAccountId: `0x${"2".repeat(40)}`,
      },
    });
  });

  test("is shown for confirmation, with what is shared", async () => {
    expect(await own()).toMatchObject({
      said: [],
      detected: [{ ...rule, source: "payoutAddress", shared: `0x${"2".repeat(40)}` }],
    });
  });

  test.each([true, false])("answered with %s is recorded with its source", async (holds) => {
    await answerDetected(juror, roundId, { ...rule, holds });
    expect(await own()).toMatchObject({ said: [{ source: "payoutAddress", holds }], detected: [] });
  });

  test("comes back when the answer is withdrawn", async () => {
    const { conflictId } = await answerDetected(juror, roundId, { ...rule, holds: false });
    await withdrawConflict(juror, roundId, conflictId);
    expect((await own()).detected).toHaveLength(1);
  });

  test("cannot be made up", async () => {
    const other = { kind: "project", value: "alpha/one", holds: false } as const;
    await expect(answerDetected(juror, roundId, other)).rejects.toMatchObject({ code: "notFound" });
  });
});

test("the organizer sees every conflict and what was judged before it; the public trail a count", async () => {
  const [a, b] = [PROJECTS[0]!, PROJECTS[1]!];
  await addAnswer(fixture, 0, 1);
  await addAnswer(fixture, 0, 2, { split: "private" });
  await declareConflict(juror, roundId, { kind: "project", value: a, reason: "Mine" });
  const [listed] = await listRoundConflicts(roundId);
  expect(listed).toMatchObject({ juror, name: "juror", said: [{ reason: "Mine" }] });
  // The sealed pair joins it at the close.
  expect(listed!.judged).toMatchObject([{ a, b, voided: false }]);

  const { organizer } = fixture.people;
  const { assignmentId } = listed!.judged[0]!;
  await voidJudgements(organizer, roundId, { target: { assignmentId }, reason: "A conflict" });
  expect((await listRoundConflicts(roundId))[0]!.judged).toMatchObject([{ voided: true }]);

  const { events } = await listAudit(roundId);
  const changed = events.find(({ action }) => action === "conflicts.changed");
  expect(changed).toMatchObject({ actorName: null, data: { standing: 1 } });

  await closeRound(fixture);
  expect((await listRoundConflicts(roundId))[0]!.judged).toHaveLength(2);
});
