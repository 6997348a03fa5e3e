import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";
import { judgePair } from "~/server/services/judgePair";
import { nextPair } from "~/server/services/nextPair";
import { ownInsights } from "~/server/services/ownInsights";
import { rejudgePair } from "~/server/services/rejudgePair";
import { addAnswers, addPerson, type Fixture, openRound, PROJECTS } from "./fixture";

let fixture: Fixture;
let juror: string;
let roundId: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  ({ juror } = fixture.people);
});

/** Judges every pair once: the project that `better` says. Returns the answers' ids by pair. */
async function judgeAll(better: (a: number, b: number) => boolean, count = 10) {
  const answers = new Map<string, string>();
  for (let k = 0; k < count; k++) {
    const { pair } = await nextPair(juror, roundId);
    const [a, b] = [PROJECTS.indexOf(pair!.a.name), PROJECTS.indexOf(pair!.b.name)];
    const { comparisonId } = await judgePair(juror, roundId, {
      token: pair!.token,
      outcome: better(a, b) ? "a" : "b",
      idempotencyKey: randomUUID(),
    });
    answers.set([a, b].sort().join(), comparisonId);
  }
  return answers;
}

const first = (a: number, b: number) => a < b;

describe("a juror's own insights", () => {
  test("say nothing before the tenth answer", async () => {
    await judgeAll(first, 9);
    expect(await ownInsights(juror, roundId)).toEqual({ state: "early", judged: 9, needed: 10 });
  });

  test("say nothing where the round does not offer them", async () => {
    const silent = await openRound({ ownInsights: false });
    expect(await ownInsights(silent.people.juror, silent.roundId)).toEqual({ state: "off" });
  });

  test("rank the projects as the juror did, whatever everybody else said", async () => {
    await addAnswers(fixture);
    await judgeAll((a, b) => a > b);
    const found = await ownInsights(juror, roundId);
    if (found.state !== "ready") throw new Error(found.state);
    expect(found.ranking.map(({ title }) => title)).toEqual([...PROJECTS].reverse());
    expect(found.ranking.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    for (const { low, weight, high } of found.ranking) {
      expect(low).toBeLessThan(weight);
      expect(weight).toBeLessThan(high);
    }
    expect(found).toMatchObject({ judged: 10, groups: 1, contradictions: [] });
  });

  test("name three answers that go round, each by its own id", async () => {
    const answers = await judgeAll(
      (a, b) => (Math.min(a, b) === 0 && Math.max(a, b) === 2) !== a < b,
    );
    const found = await ownInsights(juror, roundId);
    if (found.state !== "ready") throw new Error(found.state);
    expect(found.contradictions).toHaveLength(1);
    expect(found.contradictions[0]!.map(({ comparisonId }) => comparisonId).sort()).toEqual(
      [answers.get("0,1"), answers.get("1,2"), answers.get("0,2")].sort(),
    );
  });

  test("are settled by reconsidering one answer", async () => {
    const answers = await judgeAll(
      (a, b) => (Math.min(a, b) === 0 && Math.max(a, b) === 2) !== a < b,
    );
    const comparisonId = answers.get("0,2")!;
    const said = await workerDb().comparison.findUniqueOrThrow({ where: { id: comparisonId } });
    await rejudgePair(juror, roundId, {
      comparisonId,
      outcome: said.outcome === "a" ? "b" : "a",
      idempotencyKey: randomUUID(),
    });
    expect(await ownInsights(juror, roundId)).toMatchObject({ contradictions: [] });
  });

  test("are of one's own answers alone", async () => {
    await judgeAll(first);
    const other = await addPerson("another juror");
    await workerDb().membership.create({ data: { roundId, userId: other, role: "juror" } });
    expect(await ownInsights(other, roundId)).toMatchObject({ state: "early", judged: 0 });
  });
});
