import { beforeEach, describe, expect, test } from "vitest";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { getLeaderboard } from "~/server/services/getLeaderboard";
import { scoreBoard } from "~/server/services/scoreBoard";
import { scoreSubmission } from "~/server/services/scoreSubmission";
import { submitSubmission } from "~/server/services/submitSubmission";
import {
  accessOf,
  addAnswers,
  addPerson,
  closeRound,
  type Fixture,
  openRound,
  submissionText,
  TRUE_WEIGHTS,
} from "./fixture";

const WRONG_WEIGHTS = [...TRUE_WEIGHTS].reverse();
let round: Fixture;
let modeler: string;

beforeEach(async () => {
  round = await openRound();
  await addAnswers(round);
  modeler = round.people.modeler;
});

const submit = (weights = TRUE_WEIGHTS, userId = modeler) =>
  submitSubmission(userId, round.roundId, {
    title: "A model",
    fileName: "model.csv",
    text: submissionText(weights),
  });
const board = (readerId: string | null = null) => getLeaderboard(accessOf(round, "open"), readerId);

/** What the worker does with a submission, and with the board after it. */
async function scored(weights: readonly number[], userId = modeler): Promise<string> {
  const { submissionId } = await submit([...weights], userId);
  await scoreSubmission(submissionId);
  return submissionId;
}
const people = ({ entries }: Awaited<ReturnType<typeof board>>) =>
  entries.filter(({ kind }) => kind === "submission");
const release = (submissionId: string) =>
  workerDb().release.findUniqueOrThrow({ where: { submissionId } });

describe("the board", () => {
  test("has each team by what the ladder released, among the baselines", async () => {
    const rival = await addPerson("rival");
    await scored(WRONG_WEIGHTS);
    await scored(TRUE_WEIGHTS);
    await scored(WRONG_WEIGHTS, rival);
    await scoreBoard(round.roundId);
    const shown = await board(modeler);
    expect(shown).toMatchObject({ revealed: false, lowerIsBetter: true, holdout: "public" });
    expect(people(shown)).toMatchObject([
      { rank: 1, team: "modeler", members: ["modeler"], mine: true, submissions: 2 },
      { rank: 2, team: "rival", members: ["rival"], mine: false, submissions: 1 },
    ]);
    const baselines = shown.entries.filter(({ kind }) => kind === "baseline");
    expect(baselines.map(({ id }) => id).sort()).toEqual(["bt_l2", "log_l2_ridge", "uniform"]);
    expect(baselines.find(({ id }) => id === "uniform")!.score).toBe(shown.uniform);
    const { eta, range, automatic } = shown.step!;
    expect(automatic).toBe(true);
    expect(eta).toBeGreaterThanOrEqual(0.1 * range);
    for (const { score } of people(shown)) expect(score / eta).toBeCloseTo(Math.round(score / eta));
    const scores = shown.entries.map((entry) => entry.score);
    expect(scores).toEqual([...scores].sort((x, y) => x - y));
  });

  test("says how sure a rank is and how many cannot be told apart", async () => {
    const rival = await addPerson("rival");
    const twin = await addPerson("twin");
    await scored(TRUE_WEIGHTS);
    await scored(TRUE_WEIGHTS, twin);
    await scored(WRONG_WEIGHTS, rival);
    await scoreBoard(round.roundId);
    expect(people(await board())).toMatchObject([
      { team: "modeler", rank: 1, rankLow: 1, rankHigh: 2, tiedWith: 1 },
      { team: "twin", rank: 2, rankLow: 1, rankHigh: 2, tiedWith: 1 },
      { team: "rival", rank: 3, rankLow: 3, rankHigh: 3, tiedWith: 0 },
    ]);
  });

  test("a submission that is no step better leaves no trace on it", async () => {
    const first = await scored(TRUE_WEIGHTS);
    await scoreBoard(round.roundId);
    const before = people(await board());
    const nearly = TRUE_WEIGHTS.map((weight, at) => weight * (1 + 0.01 * at));
    const second = await scored(nearly);
    await scoreBoard(round.roundId);
    expect(people(await board())).toEqual([{ ...before[0]!, submissions: 2 }]);
    expect(await release(first)).toMatchObject({ improved: true });
    expect(await release(second)).toMatchObject({
      improved: false,
      score: (await release(first)).score,
    });
  });

  test("the step is the round's own where it sets one", async () => {
    const own = await openRound({ contest: { ladderStep: 3 } });
    await addAnswers(own);
    const { submissionId } = await submitSubmission(own.people.modeler, own.roundId, {
      ...{ title: "A model", fileName: "model.csv", text: submissionText(TRUE_WEIGHTS) },
    });
    await scoreSubmission(submissionId);
    await scoreBoard(own.roundId);
    const shown = await getLeaderboard(accessOf(own, "open"), null);
    expect(shown.step).toMatchObject({ eta: 3, automatic: false });
    expect(people(shown)[0]!.score % 3).toBeCloseTo(0);
  });

  test("equal scores go to the earlier submission", async () => {
    const rival = await addPerson("rival");
    const [first, second] = [await submit(TRUE_WEIGHTS, rival), await submit()];
    await scoreSubmission(second.submissionId);
    await scoreSubmission(first.submissionId);
    await scoreBoard(round.roundId);
    expect(people(await board()).map(({ team }) => team)).toEqual(["rival", "modeler"]);
  });

  test("before the close no exact score can be read by the web process, nor a private board", async () => {
    await scored(TRUE_WEIGHTS);
    await scoreBoard(round.roundId);
    expect(await workerDb().score.count({ where: { roundId: round.roundId } })).toBe(2);
    expect(await db.score.count({ where: { roundId: round.roundId } })).toBe(0);
    expect(await db.baseline.count({ where: { roundId: round.roundId } })).toBe(0);
    expect(await db.board.findMany({ where: { roundId: round.roundId } })).toHaveLength(1);
  });

  test("new judgements score everybody again, on the same rows", async () => {
    const rival = await addPerson("rival");
    const submissionId = await scored(TRUE_WEIGHTS);
    const { holdoutHash } = await release(submissionId);
    await addAnswers(round, "more");
    await scored(WRONG_WEIGHTS, rival);
    await scoreBoard(round.roundId);
    const scores = await workerDb().score.findMany({ where: { roundId: round.roundId } });
    expect(scores).toHaveLength(4);
    expect(new Set(scores.map((score) => score.holdoutHash)).size).toBe(2);
    expect((await release(submissionId)).holdoutHash).not.toBe(holdoutHash);
    expect(people(await board())).toHaveLength(2);
  });

  test("after the close shows the private split, with the public scores and ranks beside", async () => {
    const rival = await addPerson("rival");
    await scored(TRUE_WEIGHTS);
    await scored(WRONG_WEIGHTS, rival);
    await closeRound(round);
    await scoreBoard(round.roundId);
    const shown = await getLeaderboard(accessOf(round, "closed", "juror"), null);
    expect(shown).toMatchObject({ revealed: true, holdout: "private" });
    expect(people(shown)).toMatchObject([
      { rank: 1, publicRank: 1, team: "modeler", publicScore: expect.any(Number) },
      { rank: 2, publicRank: 2, team: "rival" },
    ]);
    expect(shown.entries.filter(({ kind }) => kind === "baseline")).toHaveLength(3);
  });

  test("of a round without private comparisons is final on the public ones, with exact scores", async () => {
    await workerDb().$executeRaw`ALTER TABLE "Comparison" DISABLE TRIGGER USER`;
    await workerDb().comparison.updateMany({
      where: { roundId: round.roundId, split: "private" },
      data: { split: "train" },
    });
    await workerDb().$executeRaw`ALTER TABLE "Comparison" ENABLE TRIGGER USER`;
    const submissionId = await scored(TRUE_WEIGHTS);
    await closeRound(round);
    await scoreBoard(round.roundId);
    const { value } = await workerDb().score.findFirstOrThrow({ where: { submissionId } });
    const shown = await getLeaderboard(accessOf(round, "closed"), null);
    expect(shown).toMatchObject({ revealed: true, holdout: "public" });
    expect(people(shown)).toMatchObject([{ score: Number(value.toFixed(4)) }]);
  });

  test.each([
    ["a juror", ["juror"], false],
    ["a juror who models", ["juror", "modeler"], false],
    ["an organizer who judges", ["juror", "organizer"], true],
    ["a modeler", ["modeler"], true],
    ["a visitor", [], true],
  ] as const)("%s with roles %j sees it while judging goes on: %s", async (_, roles, sees) => {
    const shown = getLeaderboard(accessOf(round, "open", ...roles), null);
    if (sees) await shown;
    else await expect(shown).rejects.toMatchObject({ code: "forbidden" });
  });
});
