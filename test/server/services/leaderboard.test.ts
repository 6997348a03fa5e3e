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

describe("the board", () => {
  test("has each modeler's best submission among the baselines, and no private score", async () => {
    const rival = await addPerson("rival");
    for (const [weights, user] of [
      [WRONG_WEIGHTS, modeler],
      [TRUE_WEIGHTS, modeler],
      [WRONG_WEIGHTS, rival],
    ] as const) {
      await scoreSubmission((await submit([...weights], user)).submissionId);
    }
    const { entries, uniform, floor, revealed, lowerIsBetter } = await board(modeler);
    expect({ revealed, lowerIsBetter }).toEqual({ revealed: false, lowerIsBetter: true });
    const people = entries.filter(({ kind }) => kind === "submission");
    expect(people).toMatchObject([
      { rank: 1, modeler: "modeler", mine: true, submissions: 2 },
      { rank: 2, modeler: "rival", mine: false, submissions: 1 },
    ]);
    const baselines = entries.filter(({ kind }) => kind === "baseline");
    expect(baselines.map(({ id }) => id).sort()).toEqual(["bt_l2", "log_l2_ridge", "uniform"]);
    expect(baselines.find(({ id }) => id === "uniform")!.score).toBe(uniform);
    for (const entry of entries) expect(entry.score).toBeGreaterThanOrEqual(floor!);
    const scores = entries.map((entry) => entry.score);
    expect(scores).toEqual([...scores].sort((x, y) => x - y));
    expect(await db.baseline.count({ where: { roundId: round.roundId, split: "private" } })).toBe(
      0,
    );
  });

  test("equal scores go to the earlier submission", async () => {
    const rival = await addPerson("rival");
    const [first, second] = [await submit(TRUE_WEIGHTS, rival), await submit()];
    await scoreSubmission(second.submissionId);
    await scoreSubmission(first.submissionId);
    const { entries } = await board();
    const people = entries.filter(({ kind }) => kind === "submission");
    expect(people.map((entry) => entry.modeler)).toEqual(["rival", "modeler"]);
  });

  test("new judgements score everybody again, on the same rows", async () => {
    const rival = await addPerson("rival");
    const { submissionId } = await submit();
    await scoreSubmission(submissionId);
    await addAnswers(round, "more");
    await scoreSubmission((await submit(WRONG_WEIGHTS, rival)).submissionId);
    const scores = await workerDb().score.findMany({ where: { roundId: round.roundId } });
    expect(scores).toHaveLength(4);
    expect(new Set(scores.map(({ holdoutHash }) => holdoutHash)).size).toBe(2);
    expect((await board()).entries.filter(({ kind }) => kind === "submission")).toHaveLength(2);
  });

  test("after the close shows the private split, with the public rank beside", async () => {
    const rival = await addPerson("rival");
    await scoreSubmission((await submit()).submissionId);
    await scoreSubmission((await submit(WRONG_WEIGHTS, rival)).submissionId);
    await closeRound(round);
    await scoreBoard(round.roundId);
    const shown = await getLeaderboard(accessOf(round, "closed", "juror"), null);
    expect(shown).toMatchObject({ revealed: true, holdout: "private" });
    const people = shown.entries.filter(({ kind }) => kind === "submission");
    expect(people).toMatchObject([
      { rank: 1, publicRank: 1, modeler: "modeler", publicScore: expect.any(Number) },
      { rank: 2, publicRank: 2, modeler: "rival" },
    ]);
    expect(shown.entries.filter(({ kind }) => kind === "baseline")).toHaveLength(3);
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
