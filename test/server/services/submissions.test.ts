import { beforeEach, describe, expect, test } from "vitest";
import { score } from "~/core/scoring";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { cancelSubmission } from "~/server/services/cancelSubmission";
import { checkSubmission } from "~/server/services/checkSubmission";
import { getLeaderboard } from "~/server/services/getLeaderboard";
import { listSubmissions } from "~/server/services/listSubmissions";
import { loadHoldout } from "~/server/services/loadHoldout";
import { failSubmission, scoreSubmission } from "~/server/services/scoreSubmission";
import { readQuota } from "~/server/services/submissionQuota";
import { submissionTemplate } from "~/server/services/submissionTemplate";
import { submitSubmission } from "~/server/services/submitSubmission";
import {
  accessOf,
  addAnswers,
  closeRound,
  type Fixture,
  jobsOf,
  openRound,
  PROJECTS,
  submissionText,
  TRUE_WEIGHTS,
} from "./fixture";

const _WRONG_WEIGHTS = [...TRUE_WEIGHTS].reverse();
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

  test("a file with originality only is told that the contest scores weights", async () => {
    const text = `repo,originality\n${PROJECTS.map((name) => `${name},0.5`).join("\n")}\n`;
    const { problems } = await checkSubmission(round.roundId, upload(text));
    expect(problems).toMatchObject([{ rule: "level" }]);
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

  test("gives what core gives on the public rows; exact scores stay sealed until the close", async () => {
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
    expect([mine!.public, mine!.private]).toEqual([null, null]);
    expect(mine!.release).toMatchObject({ improved: true });
    expect(mine!.release!.score).not.toBe(expected.score);
    await closeRound(round);
    const [later] = await listSubmissions(modeler, round.roundId);
    expect(later!.public!.score).toBeCloseTo(expected.score, 4);
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
