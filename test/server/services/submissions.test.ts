import { beforeEach, describe, expect, test } from "vitest";
import { score } from "~/core/scoring";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { cancelSubmission } from "~/server/services/cancelSubmission";
import { checkSubmission } from "~/server/services/checkSubmission";
import { getLeaderboard } from "~/server/services/getLeaderboard";
import { listSubmissions } from "~/server/services/listSubmissions";
import { loadHoldout } from "~/server/services/loadHoldout";
import { scoreBoard } from "~/server/services/scoreBoard";
import { failSubmission, scoreSubmission } from "~/server/services/scoreSubmission";
import { readQuota } from "~/server/services/submissionQuota";
import { submissionTemplate } from "~/server/services/submissionTemplate";
import { submitSubmission } from "~/server/services/submitSubmission";
import {
  accessOf,
  addAnswers,
  addPerson,
  closeRound,
  type Fixture,
  jobsOf,
  openRound,
  PROJECTS,
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

const upload = (text: string, title = "A model") => ({ title, fileName: "model.csv", text });
const submit = (weights = TRUE_WEIGHTS, userId = modeler, title?: string) =>
  submitSubmission(userId, round.roundId, upload(submissionText(weights), title));
const statusOf = async (id: string) => (await db.submission.findUnique({ where: { id } }))?.status;
const board = (readerId: string | null = null) => getLeaderboard(accessOf(round, "open"), readerId);

describe("checking a file", () => {
  test("shows the weights it would count as, and every repair", async () => {
    const report = await checkSubmission(
      round.roundId,
      upload(submissionText(TRUE_WEIGHTS.map((weight) => weight * 2))),
    );
    expect(report.problems).toEqual([]);
    expect(report.weights.map(({ name }) => name)).toEqual(PROJECTS);
    expect(report.weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(report.repairs.length).toBeGreaterThan(0);
  });

  test("lists all problems at once, the same when submitting, and nothing is written", async () => {
    const text =
      "repo,parent,weight\nalpha/one,round,NaN\nbeta/too,round,0.5\ngamma/three,round,-1\n";
    const { problems } = await checkSubmission(round.roundId, upload(text));
    expect(problems.length).toBeGreaterThanOrEqual(3);
    await expect(submitSubmission(modeler, round.roundId, upload(text))).rejects.toMatchObject({
      code: "invalid",
      details: { problems },
    });
    expect(await db.submission.count({ where: { roundId: round.roundId } })).toBe(0);
    expect((await readQuota(round.roundId, modeler)).used).toBe(0);
  });

  test("the template is a submission that knows nothing", async () => {
    const { problems, weights } = await checkSubmission(
      round.roundId,
      upload(await submissionTemplate(round.roundId)),
    );
    expect(problems).toEqual([]);
    expect(new Set(weights.map(({ weight }) => weight))).toEqual(new Set([0.2]));
  });

  test("a file with originality only is told that it has no weights", async () => {
    const text = `repo,originality\n${PROJECTS.map((name) => `${name},0.5`).join("\n")}\n`;
    const { problems } = await checkSubmission(round.roundId, upload(text));
    expect(problems).toMatchObject([{ rule: "weights" }]);
  });
});

describe("the quota", () => {
  test("of 20 submissions at once exactly as many are taken as it allows", async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => submit()));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "tooMany" });
    }
    expect(await db.submission.count({ where: { roundId: round.roundId } })).toBe(5);
    expect(await readQuota(round.roundId, modeler)).toMatchObject({ used: 5, quota: 5 });
  });

  test("a cancelled submission is given back once, however often it is cancelled", async () => {
    const { submissionId } = await submit();
    const cancel = () => cancelSubmission(modeler, round.roundId, submissionId);
    await submit();
    await Promise.all([cancel(), cancel(), cancel()]);
    expect(await readQuota(round.roundId, modeler)).toMatchObject({ used: 1 });
    await scoreSubmission(submissionId);
    expect(await statusOf(submissionId)).toBe("cancelled");
    expect(await workerDb().score.count({ where: { submissionId } })).toBe(0);
  });

  test("a failed submission is given back once, and keeps its reason", async () => {
    const { submissionId } = await submit();
    await failSubmission(submissionId, "because");
    await failSubmission(submissionId, "again");
    expect(await readQuota(round.roundId, modeler)).toMatchObject({ used: 0 });
    expect(await listSubmissions(modeler, round.roundId)).toMatchObject([
      { status: "failed", error: "because" },
    ]);
  });

  test("a scored submission cannot be cancelled any more, another's is not found", async () => {
    const { submissionId } = await submit();
    const foreign = cancelSubmission(round.people.other, round.roundId, submissionId);
    await expect(foreign).rejects.toMatchObject({ code: "notFound" });
    await scoreSubmission(submissionId);
    const late = cancelSubmission(modeler, round.roundId, submissionId);
    await expect(late).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("scoring", () => {
  test("row, job and quota are written together", async () => {
    const { submissionId, quota } = await submit();
    expect(await jobsOf(`scoreSubmission:${submissionId}`)).toHaveLength(1);
    expect(quota).toMatchObject({ used: 1, quota: 5 });
  });

  test("gives what core gives on the public rows; the private score stays sealed", async () => {
    const { submissionId } = await submit();
    await scoreSubmission(submissionId);
    const holdout = await loadHoldout(workerDb(), round.roundId, "public");
    const weights = new Map(PROJECTS.map((name, at) => [name, TRUE_WEIGHTS[at]!]));
    const expected = score(weights, holdout, "log_ratio_mse");
    const rows = await workerDb().score.findMany({ where: { submissionId } });
    expect(rows.map(({ split }) => split).sort()).toEqual(["private", "public"]);
    expect(rows.find(({ split }) => split === "public")).toMatchObject({
      value: expect.closeTo(expected.score, 12),
      floor: expected.floor,
      rows: expected.rows,
      holdoutHash: holdout.hash,
    });
    const [mine] = await listSubmissions(modeler, round.roundId);
    expect(mine!.public).not.toBeNull();
    expect(mine!.private).toBeNull();
    await closeRound(round);
    const [later] = await listSubmissions(modeler, round.roundId);
    expect(later!.private).not.toBeNull();
  });

  test("twice, or by three workers at once, is once", async () => {
    const { submissionId } = await submit();
    await Promise.all([1, 2, 3].map(() => scoreSubmission(submissionId)));
    await scoreSubmission(submissionId);
    expect(await workerDb().score.count({ where: { submissionId } })).toBe(2);
    const events = await db.auditEvent.count({
      where: { roundId: round.roundId, action: "submission.scored" },
    });
    expect(events).toBe(1);
  });

  test("a submission in a round that is not open is refused, and costs nothing", async () => {
    await closeRound(round);
    await expect(submit()).rejects.toMatchObject({ code: "gone" });
    expect((await readQuota(round.roundId, modeler)).used).toBe(0);
  });

  test("without held-out judgements a submission is done, without a score", async () => {
    round = await openRound();
    modeler = round.people.modeler;
    const { submissionId } = await submit();
    await scoreSubmission(submissionId);
    expect(await statusOf(submissionId)).toBe("done");
    expect(await board()).toMatchObject({ uniform: null, floor: null, entries: [] });
  });
});

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
