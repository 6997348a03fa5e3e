// The fit, submission, leaderboard and payout routers through the caller that pages use.
import { beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "~/server/api/root";
import { createCallerFactory } from "~/server/api/trpc";
import { computeFitInPlace } from "~/server/services/computeFit";
import { runFit } from "~/server/services/runFit";
import { scoreBoard } from "~/server/services/scoreBoard";
import { scoreSubmission } from "~/server/services/scoreSubmission";
import {
  addAnswers,
  closeRound,
  type Fixture,
  openRound,
  submissionText,
  TRUE_WEIGHTS,
} from "../services/fixture";

const callerOf = createCallerFactory(appRouter);
const as = (userId: string | null) =>
  callerOf({
    actor: userId === null ? null : { userId, name: userId, email: null, demo: false },
    clientKey: "test",
  });

let round: Fixture;

beforeAll(async () => {
  round = await openRound();
  await addAnswers(round);
});

test("comparisons become weights, submissions a board, weights a payout", async () => {
  const { roundId, people } = round;
  const [organizer, modeler, approver] = [people.organizer, people.modeler, people.approver].map(
    as,
  );
  const { submissionId } = await modeler!.submission.submit({
    roundId,
    title: "Mine",
    fileName: "mine.csv",
    text: submissionText(TRUE_WEIGHTS),
  });
  await scoreSubmission(submissionId);
  expect(await modeler!.submission.mine({ roundId })).toMatchObject([
    { id: submissionId, status: "done", release: { improved: true }, public: null, private: null },
  ]);
  await closeRound(round);
  await scoreBoard(roundId);
  const { fitId } = await organizer!.fit.request({ roundId, method: "log_l2_ridge" });
  await runFit(fitId, computeFitInPlace);

  expect(await as(null).fit.latest({ roundId })).toMatchObject({ id: fitId, scope: "all" });
  expect(await as(null).leaderboard.get({ roundId })).toMatchObject({ revealed: true });

  const { runId, linesHash } = await organizer!.payout.createDraft({ roundId });
  await organizer!.payout.propose({ roundId, runId });
  const decision = { roundId, runId, approve: true, linesHash };
  await expect(organizer!.payout.decide(decision)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await approver!.payout.decide(decision);
  const done = await organizer!.payout.execute({ roundId, runId, executionRef: " 0xabc " });
  expect(done.executionRef).toBe("0xabc");
  const { files } = await approver!.payout.export({ roundId, runId, format: "safe-csv" });
  expect(files).toHaveLength(1);
  expect(await as(null).payout.list({ roundId })).toMatchObject([{ status: "executed" }]);
});

describe("bad input", () => {
  test("a refused file comes with every problem", async () => {
    const open = await openRound();
    const call = as(open.people.modeler).submission.submit({
      roundId: open.roundId,
      title: "Bad",
      fileName: "bad.csv",
      text: "repo,parent,weight\nalpha/one,round,NaN\nbeta/two,round,-1\n",
    });
    await expect(call).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: {
        details: {
          problems: expect.arrayContaining(
            [{ line: 2 }, { line: 3 }].map((p) => expect.objectContaining(p)),
          ),
        },
      },
    });
  });

  test.each([
    ["a file beyond the limit", { fileName: "big.csv", title: "Big", text: "x".repeat(2_000_001) }],
    ["an empty title", { fileName: "a.csv", title: "  ", text: "repo,weight" }],
    ["an empty file name", { fileName: "", title: "A", text: "repo,weight" }],
  ])("%s is refused before anything is read", async (_, input) => {
    const call = as(round.people.modeler).submission.submit({ roundId: round.roundId, ...input });
    await expect(call).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test.each([
    ["a hash that is none", { approve: true, linesHash: "abc" }],
    ["no decision", { linesHash: "0".repeat(64) }],
  ])("a decision with %s is refused", async (_, input) => {
    const call = as(round.people.approver).payout.decide({
      roundId: round.roundId,
      runId: "x",
      ...(input as { approve: boolean; linesHash: string }),
    });
    await expect(call).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
