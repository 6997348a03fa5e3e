import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { inputHash } from "~/core/formats";
import { fit as weigh } from "~/core/ranking";
import { workerDb } from "~/server/db/worker";
import { rejudgeSet, withdrawSet } from "~/server/services/changeSet";
import { computeFitInPlace } from "~/server/services/computeFit";
import { declareConflict } from "~/server/services/declareConflict";
import { getResiduals } from "~/server/services/fitParts";
import { listWeights } from "~/server/services/fitWeights";
import { judgePair } from "~/server/services/judgePair";
import { judgeSet } from "~/server/services/judgeSet";
import { listOwnJudgements } from "~/server/services/listOwnJudgements";
import { listOwnSets } from "~/server/services/listOwnSets";
import { loadRows } from "~/server/services/loadRows";
import { locateRows } from "~/server/services/locateRows";
import { nextPair } from "~/server/services/nextPair";
import { nextTurn } from "~/server/services/nextTurn";
import { ownInsights } from "~/server/services/ownInsights";
import { readSelection } from "~/server/services/readSelection";
import { requestFit } from "~/server/services/requestFit";
import { countsOf } from "~/server/services/roundCounts";
import { roundProjects } from "~/server/services/roundProjects";
import { undoRuling, voidJudgements } from "~/server/services/ruleOnJudgements";
import { runFit } from "~/server/services/runFit";
import { accessOf, addPerson, closeRound, type Fixture, openRound } from "./fixture";

const NAMES = Array.from({ length: 12 }, (_, k) => `org/project-${k}`);
const TRAINING_ONLY = { split: { train: 1, public: 0, private: 0 } };
/** 4 (k − H_k) / (k (k − 1)) for five, and 2 (2 − 1/k − 1/(k − 1)) / (2 k − 3). */
const RANK_WEIGHT = (4 * (5 - (1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5))) / 20;
const PICK_WEIGHT = (2 * (2 - 1 / 5 - 1 / 4)) / 7;

let fixture: Fixture;
let roundId: string;
let juror: string;

async function open(settings: object) {
  fixture = await openRound(settings, NAMES);
  ({ roundId } = fixture);
  juror = fixture.people.juror;
}

const key = () => ({ idempotencyKey: randomUUID() });

/** Answers pairs until a set is asked. */
async function serveSet(who = juror) {
  for (let turns = 0; turns < 40; turns++) {
    const { pair, set } = await nextTurn(who, roundId);
    if (set) return set;
    await judgePair(who, roundId, { outcome: "a", token: pair!.token, ...key() });
  }
  throw new Error("no set in forty turns");
}

const idsOf = (set: { projects: readonly { id: string }[] }) => set.projects.map(({ id }) => id);
const comparisonsOf = (setId: string, where = {}) =>
  workerDb().comparison.findMany({ where: { setAnswer: { setId }, ...where } });

/** Ranks a set in the reverse of the order shown. */
async function rank() {
  const set = await serveSet();
  const ranking = idsOf(set).toReversed();
  const judgement = { token: set.token, ranking, ...key() };
  return { set, ranking, judgement, ...(await judgeSet(juror, roundId, judgement)) };
}

describe("ranking five", () => {
  beforeEach(() => open({ input: "rankFive" }));

  test("a set tells nothing of what will be recorded, and waits until it is answered", async () => {
    const set = await serveSet();
    expect(Object.keys(set).sort()).toEqual(["id", "kind", "projects", "token"]);
    expect(new Set(idsOf(set)).size).toBe(5);
    expect((await nextTurn(juror, roundId)).set).toEqual(set);
  });

  test("records all training pairs of the ranking, and none of the others", async () => {
    const { set, ranking } = await rank();
    const round = await roundProjects(workerDb(), roundId);
    const trains = (a: string, b: string) =>
      round.splitFor(round.indexOf(a), round.indexOf(b)) === "train";
    const expected = ranking.flatMap((winner, place) =>
      ranking.slice(place + 1).flatMap((loser) => (trains(winner, loser) ? [[winner, loser]] : [])),
    );
    const rows = await comparisonsOf(set.id);
    const said = rows.map(({ outcome, projectAId: a, projectBId: b }) =>
      outcome === "a" ? [a, b] : [b, a],
    );
    expect(said.sort()).toEqual(expected.sort());
    expect(rows.every(({ split, current }) => split === "train" && current)).toBe(true);
    for (const { weight } of rows) expect(weight).toBeCloseTo(RANK_WEIGHT, 12);
    expect(idsOf(set).indexOf(rows[0]!.projectAId)).toBeLessThan(
      idsOf(set).indexOf(rows[0]!.projectBId),
    );
  });

  test("progress counts a set once and with all its projects, whatever was held out", async () => {
    const before = (await nextTurn(juror, roundId)).progress.judged;
    const { progress, set } = await rank();
    const pairs = await workerDb().comparison.count({
      where: { roundId, assignmentId: { not: null } },
    });
    expect(before).toBe(0);
    expect(progress.judged).toBe(pairs + 1);
    expect(progress.connected).toBeGreaterThanOrEqual(set.projects.length);
  });

  test("of twenty answers sent at once one is recorded", async () => {
    const set = await serveSet();
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        judgeSet(juror, roundId, { token: set.token, ranking: idsOf(set), ...key() }),
      ),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await workerDb().setAnswer.count({ where: { setId: set.id } })).toBe(1);
    const pairs = (await comparisonsOf(set.id)).map((row) => `${row.projectAId} ${row.projectBId}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  test("the same answer under one key is recorded once and answered twice", async () => {
    const { judgement, setId } = await rank();
    expect(await judgeSet(juror, roundId, judgement)).toMatchObject({ setId });
    expect(await workerDb().setAnswer.count({ where: { setId } })).toBe(1);
    const other = { ...judgement, ranking: judgement.ranking.toReversed() };
    await expect(judgeSet(juror, roundId, other)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a changed answer retires all comparisons of the earlier one", async () => {
    const { setId, ranking } = await rank();
    const before = await comparisonsOf(setId);
    await rejudgeSet(juror, roundId, { setId, ranking: ranking.toReversed(), ...key() });
    const now = await comparisonsOf(setId, { current: true });
    expect(now).toHaveLength(before.length);
    expect(now.map(({ id }) => id)).not.toContain(before[0]!.id);
    const outcomes = new Map(
      before.map((row) => [`${row.projectAId} ${row.projectBId}`, row.outcome]),
    );
    for (const row of now) {
      expect(row.outcome).not.toBe(outcomes.get(`${row.projectAId} ${row.projectBId}`));
    }
    const [mine] = await listOwnSets(juror, roundId);
    expect(mine).toMatchObject({ version: 2, ranking: ranking.toReversed(), withdrawn: false });
    expect(mine!.earlier).toMatchObject([{ version: 1, ranking }]);
  });

  test("a withdrawn answer leaves no comparison that counts, and can be given anew", async () => {
    const { setId, ranking } = await rank();
    const { progress } = await withdrawSet(juror, roundId, setId);
    await withdrawSet(juror, roundId, setId);
    expect(await comparisonsOf(setId, { current: true })).toEqual([]);
    expect(await workerDb().setAnswer.count({ where: { setId } })).toBe(2);
    const again = await rejudgeSet(juror, roundId, { setId, ranking, ...key() });
    expect(again.progress.judged).toBe(progress.judged + 1);
    expect((await comparisonsOf(setId, { current: true })).length).toBeGreaterThan(0);
  });

  test("what is not an order of all its projects is refused, and the set stays open", async () => {
    const set = await serveSet();
    const ids = idsOf(set);
    const wrong = [
      { ranking: ids.slice(1) },
      { ranking: [...ids.slice(1), ids[1]!] },
      { ranking: [...ids, ids[0]!] },
      { bestId: ids[0]!, worstId: ids[1]! },
      { ranking: ids, skipReason: "other" as const },
      {},
    ];
    for (const said of wrong) {
      const answer = judgeSet(juror, roundId, { token: set.token, ...said, ...key() });
      await expect(answer).rejects.toMatchObject({ code: "invalid" });
    }
    expect((await nextTurn(juror, roundId)).set).toEqual(set);
  });

  test("a set that cannot be judged says why, records nothing and does not count", async () => {
    const set = await serveSet();
    const before = (await nextTurn(juror, roundId)).progress.judged;
    const said = { token: set.token, skipReason: "unknown" as const, ...key() };
    expect((await judgeSet(juror, roundId, said)).progress.judged).toBe(before);
    expect(await comparisonsOf(set.id)).toEqual([]);
  });

  test("a project with a conflict leaves the set, whose earlier token is then good for nothing", async () => {
    const set = await serveSet();
    const [out, ...left] = set.projects;
    await declareConflict(juror, roundId, { kind: "project", value: out!.name });
    const late = { token: set.token, ranking: idsOf(set), ...key() };
    await expect(judgeSet(juror, roundId, late)).rejects.toMatchObject({ code: "conflict" });
    const { set: next } = await nextTurn(juror, roundId);
    expect(next!.projects).toEqual(left);
    await judgeSet(juror, roundId, { token: next!.token, ranking: idsOf(next!), ...key() });
    for (let sets = 0; sets < 3; sets++) {
      expect((await rank()).ranking).not.toContain(out!.id);
    }
  });

  test("nobody else answers, changes or reads a juror's set", async () => {
    const other = await addPerson("Another juror");
    const set = await serveSet();
    const stolen = { token: set.token, ranking: idsOf(set), ...key() };
    await expect(judgeSet(other, roundId, stolen)).rejects.toMatchObject({ code: "conflict" });
    const { setId, ranking } = await rank();
    const change = rejudgeSet(other, roundId, { setId, ranking, ...key() });
    await expect(change).rejects.toMatchObject({ code: "notFound" });
    expect(await listOwnSets(other, roundId)).toEqual([]);
  });

  test("nothing a juror is told says which comparisons were recorded", async () => {
    const told: unknown[] = [];
    for (let sets = 0; sets < 3; sets++) {
      told.push(await nextTurn(juror, roundId));
      const { judgement, setId, ranking } = await rank();
      told.push(await judgeSet(juror, roundId, judgement));
      told.push(await rejudgeSet(juror, roundId, { setId, ranking, ...key() }));
    }
    told.push(await listOwnSets(juror, roundId), await listOwnJudgements(juror, roundId));
    const text = JSON.stringify(told);
    const rows = await workerDb().comparison.findMany({
      where: { roundId, setAnswerId: { not: null } },
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ id }) => text.includes(id))).toEqual([]);
    expect(text).not.toMatch(/"(split|weight|train|public|private)"/);
  });

  test("counts once among the comparisons that everybody is told of", async () => {
    await rank();
    const pairs = await workerDb().comparison.count({
      where: { roundId, assignmentId: { not: null } },
    });
    expect((await countsOf([roundId]))(roundId).comparisons).toBe(pairs + 1);
  });

  test("says nothing of what a juror's own answers imply: that would name recorded pairs", async () => {
    await rank();
    expect(await ownInsights(juror, roundId)).toEqual({ state: "off" });
  });

  test("held-out pairs are their share of turns, and no set repeats what it was begun for", async () => {
    const served = { pairs: 0, sets: 0 };
    for (let turn = 0; turn < 10; turn++) {
      const { pair, set } = await nextTurn(juror, roundId);
      if (set) {
        served.sets += 1;
        await judgeSet(juror, roundId, { token: set.token, ranking: idsOf(set), ...key() });
      } else {
        served.pairs += 1;
        await judgePair(juror, roundId, { outcome: "a", token: pair!.token, ...key() });
      }
    }
    const held = await workerDb().assignment.count({
      where: { roundId, jurorId: juror, split: { not: "train" } },
    });
    expect(held).toBe(4);
    expect(served.sets).toBeGreaterThan(0);
    expect(served.pairs + served.sets).toBe(10);
  });

  test("is not asked of a round of pairs, nor pairs alone of this one", async () => {
    await expect(nextPair(juror, roundId)).rejects.toMatchObject({ code: "conflict" });
    const pairs = await openRound();
    const asked = nextTurn(pairs.people.juror, pairs.roundId);
    await expect(asked).rejects.toMatchObject({ code: "conflict" });
  });

  test("takes no answer once the round is closed", async () => {
    const set = await serveSet();
    await closeRound(fixture);
    const late = judgeSet(juror, roundId, { token: set.token, ranking: idsOf(set), ...key() });
    await expect(late).rejects.toMatchObject({ code: "gone" });
  });

  test("an organizer's ruling on one of its comparisons holds the set, until it is undone", async () => {
    const { setId, ranking } = await rank();
    const [first] = await comparisonsOf(setId);
    const { organizer } = fixture.people;
    const target = { comparisonId: first!.id };
    const { rulingId, judgements } = await voidJudgements(organizer, roundId, {
      target,
      reason: "A test",
    });
    expect(judgements).toBe(1);
    const change = () => rejudgeSet(juror, roundId, { setId, ranking, ...key() });
    await expect(change()).rejects.toMatchObject({ code: "conflict" });
    await undoRuling(organizer, roundId, { rulingId, reason: "A test" });
    await change();
  });

  test("everything of one juror is voided and restored, sets included", async () => {
    const { setId } = await rank();
    const { organizer } = fixture.people;
    const counting = { current: true, withdrawn: false };
    const before = await comparisonsOf(setId, counting);
    const target = { juror };
    const { rulingId } = await voidJudgements(organizer, roundId, { target, reason: "A test" });
    expect(await comparisonsOf(setId, counting)).toEqual([]);
    await undoRuling(organizer, roundId, { rulingId, reason: "A test" });
    const after = await comparisonsOf(setId, counting);
    expect(after.map(({ weight }) => weight)).toEqual(before.map(({ weight }) => weight));
  });
});

describe("best and worst", () => {
  beforeEach(() => open({ input: "bestWorst", ...TRAINING_ONLY }));

  test("is recorded as the best over all and all over the worst", async () => {
    const set = await serveSet();
    const [bestId, , worstId] = idsOf(set) as [string, string, string];
    await judgeSet(juror, roundId, { token: set.token, bestId, worstId, ...key() });
    const rows = await comparisonsOf(set.id);
    expect(rows).toHaveLength(7);
    for (const row of rows) {
      const winner = row.outcome === "a" ? row.projectAId : row.projectBId;
      const loser = row.outcome === "a" ? row.projectBId : row.projectAId;
      expect(winner === bestId || loser === worstId).toBe(true);
      expect(row.weight).toBeCloseTo(PICK_WEIGHT, 12);
    }
  });

  test("one project is not both, and an order is not asked", async () => {
    const set = await serveSet();
    const [id, other] = idsOf(set);
    for (const said of [
      { bestId: id, worstId: id },
      { bestId: id },
      { bestId: id, worstId: randomUUID() },
      { ranking: idsOf(set) },
      { bestId: id, worstId: other, skipReason: "other" as const },
    ]) {
      const answer = judgeSet(juror, roundId, { token: set.token, ...said, ...key() });
      await expect(answer).rejects.toMatchObject({ code: "invalid" });
    }
  });
});

describe("fits", () => {
  test("read the weights, and the hash of their input names them", async () => {
    await open({ input: "rankFive", ...TRAINING_ONLY });
    await rank();
    const { items, data } = await loadRows(workerDb(), roundId, ["train"]);
    const { weight, ...binary } = data.binary;
    expect(weight).toHaveLength(binary.a.length);
    expect(
      [...weight!].filter((one) => one < 1).every((one) => Math.abs(one - RANK_WEIGHT) < 1e-12),
    ).toBe(true);
    expect(inputHash(items, data)).not.toBe(inputHash(items, { ...data, binary }));
  });

  test("of a round of sets have weights, intervals and residuals like any other", async () => {
    await open({ input: "rankFive", ...TRAINING_ONLY });
    for (let sets = 0; sets < 4; sets++) await rank();
    const { organizer } = fixture.people;
    const asked = { method: "bt_l2", params: { alpha: 0.1 } };
    const { fitId } = await requestFit(organizer, roundId, asked);
    await runFit(fitId, computeFitInPlace);
    const access = accessOf(fixture, "open", "organizer");
    const page = { offset: 0, limit: 50 };
    const { rows } = await listWeights(access, fitId, page);
    const { items, data } = await loadRows(workerDb(), roundId, ["train"]);
    const expected = weigh("bt_l2", data, asked.params).weights;
    for (const { name, weight } of rows) {
      expect(weight).toBeCloseTo(expected[items.indexOf(name)]!, 12);
    }
    const { weight: _, ...whole } = data.binary;
    const unweighted = weigh("bt_l2", { ...data, binary: whole }, asked.params).weights;
    expect(Math.max(...unweighted)).not.toBeCloseTo(Math.max(...expected), 3);
    const found = await getResiduals(access, fitId);
    expect(JSON.stringify(found)).not.toContain("NaN");
  });

  test("find the comparison of each row, also where a pair was judged in two ways", async () => {
    await open({ input: "rankFive", ...TRAINING_ONLY });
    for (let sets = 0; sets < 3; sets++) await rank();
    const [once] = await workerDb().comparison.findMany({
      where: { roundId, setAnswerId: { not: null } },
    });
    const { projectAId, projectBId, split, outcome } = once!;
    const pair = { roundId, jurorId: juror, projectAId, projectBId, split };
    const { id: assignmentId } = await workerDb().assignment.create({
      data: { ...pair, reason: "information", tokenHash: randomUUID(), answeredAt: new Date() },
    });
    await workerDb().comparison.create({ data: { ...pair, outcome, assignmentId } });
    const rows = await loadRows(workerDb(), roundId, ["train"]);
    const all = [...rows.who.keys()];
    const located = await locateRows(workerDb(), roundId, rows, all);
    expect(new Set(located.values()).size).toBe(all.length);
    for (const [row, id] of located) {
      const { weight } = await workerDb().comparison.findUniqueOrThrow({ where: { id } });
      expect(weight).toBe(rows.data.binary.weight![row]);
    }
  });

  test("have no weights where no set was answered", async () => {
    await open({});
    const { pair } = await nextPair(juror, roundId);
    await judgePair(juror, roundId, { outcome: "a", token: pair!.token, ...key() });
    const { data } = await loadRows(workerDb(), roundId, ["train", "public", "private"]);
    expect(data.binary.weight).toBeUndefined();
  });
});

test("a juror is asked as many turns as the round allows, sets and pairs together", async () => {
  await open({ input: "rankFive", judging: { pairsMax: 3 } });
  for (let turn = 0; turn < 3; turn++) {
    const { pair, set } = await nextTurn(juror, roundId);
    if (set) await judgeSet(juror, roundId, { token: set.token, ranking: idsOf(set), ...key() });
    else await judgePair(juror, roundId, { outcome: "a", token: pair!.token, ...key() });
  }
  expect(await nextTurn(juror, roundId)).toMatchObject({ pair: null, set: null });
});

test("jurors who ask at once are given turns that each join more projects", async () => {
  await open({ input: "rankFive", ...TRAINING_ONLY });
  const jurors = await Promise.all(Array.from({ length: 6 }, (_, k) => addPerson(`Juror ${k}`)));
  const turns = await Promise.all(jurors.map((one) => nextTurn(one, roundId)));
  const parts = new Map(fixture.projectIds.map((id) => [id, id]));
  for (const { pair, set } of turns) {
    const joined = new Set(
      (set ? idsOf(set) : [pair!.a.id, pair!.b.id]).map((id) => parts.get(id)!),
    );
    const [into] = joined;
    for (const [id, part] of parts) if (joined.has(part)) parts.set(id, into!);
  }
  expect(new Set(parts.values()).size).toBeLessThanOrEqual(12 - 6);
});

test("a choice made anew from the database knows what was ranked", async () => {
  await open({ input: "rankFive", ...TRAINING_ONLY });
  for (let sets = 0; sets < 3; sets++) await rank();
  const round = await roundProjects(workerDb(), roundId);
  const { selection } = await readSelection(workerDb(), round);
  const rows = await loadRows(workerDb(), roundId, ["train"]);
  const counted = new Float64Array(NAMES.length);
  rows.data.binary.a.forEach((a, row) => {
    const weight = rows.data.binary.weight![row]!;
    counted[a]! += weight;
    counted[rows.data.binary.b[row]!]! += weight;
  });
  Array.from(counted, (sum, item) => expect(selection.asked[item]).toBeCloseTo(sum, 9));
});
