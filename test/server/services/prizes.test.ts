import { beforeEach, describe, expect, test } from "vitest";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { listCopies } from "~/server/services/copies/listCopies";
import { reviewCopies } from "~/server/services/copies/reviewCopies";
import { createPayoutDraft } from "~/server/services/createPayoutDraft";
import { decidePayout } from "~/server/services/decidePayout";
import { executePayout } from "~/server/services/executePayout";
import { exportPayout } from "~/server/services/exportPayout";
import { createPrizeDraft } from "~/server/services/prizes/createPrizeDraft";
import { previewPrizes } from "~/server/services/prizes/previewPrizes";
import { proposePayout } from "~/server/services/proposePayout";
import { getPayout, listPayouts } from "~/server/services/readPayouts";
import { scoreBoard } from "~/server/services/scoreBoard";
import { scoreSubmission } from "~/server/services/scoreSubmission";
import { submitSubmission } from "~/server/services/submitSubmission";
import { pickFinal } from "~/server/services/team/pickFinal";
import { renameTeam, setTeamAddress, setWriteUp } from "~/server/services/team/teamDetails";
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

const AMOUNT = "1000003";
const EVEN = [0.2, 0.2, 0.2, 0.2, 0.2];
const WRONG = [...TRUE_WEIGHTS].reverse();
/** Between equal weights and what the jurors have in mind. */
const HALFWAY = TRUE_WEIGHTS.map((weight) => Math.sqrt(weight));
const THIRD = TRUE_WEIGHTS.map((weight) => weight ** 0.3);

let round: Fixture;
let people: Record<string, string>;

async function begin(prizes: object, extra: object = {}): Promise<void> {
  round = await openRound({ contest: { prizes: { amount: AMOUNT, ...prizes } }, ...extra });
  await addAnswers(round);
  people = {};
}

/** A team of one whose submissions are scored, with a write-up and an address unless told otherwise. */
async function compete(name: string, entries: number[][], told: "all" | "nothing" = "all") {
  const userId = await addPerson(name);
  people[name] = userId;
  const { roundId } = round;
  await workerDb().membership.create({ data: { roundId, userId, role: "modeler" } });
  const ids: string[] = [];
  for (const weights of entries) {
    const text = submissionText(weights);
    const file = { title: `${name}'s`, fileName: "w.csv", text };
    const { submissionId } = await submitSubmission(userId, roundId, file);
    await scoreSubmission(submissionId);
    ids.push(submissionId);
  }
  if (told === "nothing") return ids;
  await setWriteUp(userId, roundId, `https://example.org/${name}`);
  const digit = String(Object.keys(people).length);
  await setTeamAddress(userId, roundId, `0x${digit.repeat(40)}`);
  return ids;
}

async function close(): Promise<void> {
  await closeRound(round);
  await scoreBoard(round.roundId);
}

const preview = () => previewPrizes(round.roundId);
const draft = () => createPrizeDraft(round.people.organizer, round.roundId);
const said = async () =>
  Object.fromEntries((await preview()).entries.map(({ name, reason }) => [name, reason]));
const paid = async () =>
  Object.fromEntries((await preview()).entries.map(({ name, amount }) => [name, amount]));

const RANK = { rule: "rank", places: [0.5, 0.3, 0.2], writeUpRequired: true };

describe("prizes by rank", () => {
  beforeEach(() => begin(RANK));

  test("go by the private scores, to the last unit", async () => {
    await compete("Far", [THIRD]);
    await compete("True", [TRUE_WEIGHTS]);
    await compete("Near", [HALFWAY]);
    await close();
    const { entries, lines, pool, unawarded } = await preview();
    expect(entries.map(({ name, rank }) => [name, rank])).toEqual([
      ["True", 1],
      ["Near", 2],
      ["Far", 3],
    ]);
    expect(lines.map(({ amount }) => amount)).toEqual(["500001", "300001", "200001"]);
    expect(lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(BigInt(AMOUNT));
    expect([pool.amount, unawarded]).toEqual([AMOUNT, "0"]);
  });

  test("pass over whoever wrote nothing, copied, or is not better than equal weights, and say so", async () => {
    await compete("True", [TRUE_WEIGHTS], "nothing");
    await compete("Near", [HALFWAY]);
    await compete("Copier", [HALFWAY.map((weight) => weight * 1.000001)]);
    await compete("Wrong", [WRONG]);
    await compete("Even", [EVEN]);
    await close();
    expect(await said()).toEqual({
      True: "no write-up was linked",
      Near: expect.stringMatching(/^0\.5 of 1 parts for place 1 of 1 with /),
      Copier: "near-identical to a submission that Near made earlier",
      Even: "not better than equal weights",
      Wrong: "not better than equal weights",
    });
    const { lines, pool, unawarded } = await preview();
    expect(lines).toHaveLength(1);
    expect(BigInt(pool.amount) + BigInt(unawarded)).toBe(BigInt(AMOUNT));
    expect(pool.amount).toBe("500002");
  });

  test("do not hold a copy against a team once an organizer dismissed it", async () => {
    await compete("Near", [HALFWAY]);
    await compete("Twin", [HALFWAY]);
    await close();
    expect((await paid()).Twin).toBe("0");
    const [group] = await listCopies(round.roundId);
    const ruling = {
      groupHash: group!.groupHash,
      verdict: "dismissed" as const,
      note: "Both use it",
    };
    await reviewCopies(round.people.organizer, round.roundId, ruling);
    expect(await said()).toMatchObject({
      Twin: expect.stringContaining("0.3 of 1 parts for place 2"),
    });
  });

  test("a copy of what another team no longer stands by is a copy all the same", async () => {
    const [first] = await compete("Near", [HALFWAY, TRUE_WEIGHTS]);
    expect(first).toBeDefined();
    await compete("Copier", [HALFWAY]);
    await close();
    expect((await said()).Copier).toBe("near-identical to a submission that Near made earlier");
  });

  test("go to the better of two picks, and not to what was not picked", async () => {
    const [wrong, near] = await compete("Picky", [WRONG, HALFWAY, TRUE_WEIGHTS]);
    for (const id of [wrong!, near!]) await pickFinal(people.Picky!, round.roundId, id);
    await compete("Far", [THIRD]);
    await close();
    const { entries } = await preview();
    expect(entries).toMatchObject([{ name: "Picky", submissionId: near }, { name: "Far" }]);
  });
});

describe("other rules", () => {
  test("by improvement each is paid in proportion to how far it is ahead", async () => {
    await begin({ rule: "improvement" });
    await compete("Near", [HALFWAY]);
    await compete("True", [TRUE_WEIGHTS]);
    await compete("Wrong", [WRONG]);
    await close();
    const { entries, uniform } = await preview();
    const [first, second] = entries;
    const share = (uniform - first!.score) / (2 * uniform - first!.score - second!.score);
    expect(Number(first!.amount) / Number(AMOUNT)).toBeCloseTo(share, 4);
    expect(BigInt(first!.amount) + BigInt(second!.amount)).toBe(BigInt(AMOUNT));
    expect((await paid()).Wrong).toBe("0");
  });

  test("by mixture each is paid what the best mixture owes it", async () => {
    await begin({ rule: "mixture" });
    await compete("Near", [HALFWAY]);
    await compete("Copier", [HALFWAY]);
    await close();
    expect(await paid()).toEqual({ Near: AMOUNT, Copier: "0" });
    expect((await said()).Near).toMatch(/^the best mixture would be worse by /);
  });
});

describe("a run of prizes", () => {
  beforeEach(async () => {
    await begin(RANK);
    await compete("True", [TRUE_WEIGHTS]);
    await compete("Near", [HALFWAY]);
    await close();
  });
  const { organizer, approver } = {
    organizer: () => round.people.organizer,
    approver: () => round.people.approver,
  };
  const propose = (runId: string) => proposePayout(organizer(), round.roundId, runId);
  const decide = (runId: string, linesHash: string, by = approver()) =>
    decidePayout(by, round.roundId, { runId, approve: true, linesHash });

  test("keeps the rule and every reason, and takes two people and one payment", async () => {
    const { runId, linesHash } = await draft();
    await propose(runId);
    const own = decide(runId, linesHash, organizer());
    await expect(own).rejects.toMatchObject({ code: "forbidden" });
    await decide(runId, linesHash);
    const { files, heldBack } = await exportPayout(round.roundId, { runId, format: "safe-csv" });
    expect(files[0]!.content).toContain(`0x${"1".repeat(40)},0.500001`);
    expect(heldBack).toEqual([]);
    await executePayout(organizer(), round.roundId, { runId, executionRef: "0xprizes" });
    const shown = await getPayout(accessOf(round, "closed"), runId);
    expect(shown).toMatchObject({
      ...{ kind: "prizes", status: "executed", fitId: null, method: null },
      pool: { amount: "800002" },
      prizes: { rule: "rank", amount: AMOUNT, unawarded: "200001" },
    });
    expect(shown.lines.map(({ name, reason }) => [name, reason])).toEqual([
      ["True", expect.stringContaining("place 1 of 2")],
      ["Near", expect.stringContaining("place 2 of 2")],
    ]);
  });

  test("stays what was signed when a team renames itself, and another address waits for another run", async () => {
    const { runId, linesHash } = await draft();
    await propose(runId);
    await renameTeam(people.True!, round.roundId, "Truer").catch(() => {});
    await workerDb().$executeRaw`UPDATE "Team" SET "name" = 'Truest' WHERE "name" = 'True'`;
    await setTeamAddress(people.True!, round.roundId, `0x${"9".repeat(40)}`);
    await decide(runId, linesHash);
    const { files } = await exportPayout(round.roundId, { runId, format: "safe-csv" });
    expect(files[0]!.content).not.toContain("9999");
  });

  test("holds back what has no address", async () => {
    await setTeamAddress(people.Near!, round.roundId, null);
    const { runId, linesHash } = await draft();
    const shown = await getPayout(accessOf(round, "closed", "organizer"), runId);
    expect(shown.heldBack).toBe("300001");
    await propose(runId);
    await decide(runId, linesHash);
    const { heldBack } = await exportPayout(round.roundId, { runId, format: "safe-csv" });
    expect(heldBack).toEqual([{ name: "Near", amount: "300001" }]);
  });

  test("goes beside a run by weights; of ten proposed at once one lives", async () => {
    const fit = await workerDb().fit.create({
      data: {
        ...{ roundId: round.roundId, method: "log_l2_ridge", params: {}, scope: "all" },
        ...{ status: "done", finishedAt: new Date() },
        weights: {
          create: round.projectIds.map((projectId, at) => ({
            ...{ projectId, place: at + 1, theta: 0, weight: 0.2 },
          })),
        },
      },
    });
    const { runId } = await createPayoutDraft(organizer(), round.roundId, fit.id);
    await propose(runId);
    const drafts = [];
    for (let at = 0; at < 10; at++) drafts.push(await draft());
    const results = await Promise.allSettled(drafts.map((one) => propose(one.runId)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const live = (await listPayouts(accessOf(round, "closed", "approver"))).filter(
      ({ status }) => status === "proposed",
    );
    expect(live.map(({ kind }) => kind).sort()).toEqual(["prizes", "weights"]);
  });
});

describe("prizes are not worked out", () => {
  test("before the close, without prizes, or before the scores are there", async () => {
    await begin(RANK);
    await compete("True", [TRUE_WEIGHTS]);
    await expect(preview()).rejects.toMatchObject({ code: "conflict" });
    await expect(draft()).rejects.toMatchObject({ code: "conflict" });
    await workerDb().score.deleteMany();
    await closeRound(round);
    await expect(preview()).rejects.toMatchObject({ code: "conflict" });
    round = await openRound();
    await closeRound(round);
    await expect(preview()).rejects.toThrow("This round has no prizes");
  });

  test("as a run where nobody wins", async () => {
    await begin(RANK);
    await compete("Wrong", [WRONG]);
    await close();
    expect((await preview()).lines).toEqual([]);
    await expect(draft()).rejects.toMatchObject({ code: "conflict" });
    expect(await db.payoutRun.count({ where: { roundId: round.roundId } })).toBe(0);
  });
});

describe("near-identical submissions", () => {
  beforeEach(() => begin(RANK));

  test("of different teams are listed with who came first; a team's own repeats are not", async () => {
    await compete("First", [HALFWAY, HALFWAY]);
    expect(await listCopies(round.roundId)).toEqual([]);
    await compete("Second", [HALFWAY.map((weight, at) => weight * (at === 0 ? 1.001 : 1))]);
    await compete("Other", [TRUE_WEIGHTS]);
    const groups = await listCopies(round.roundId);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      evidence: "Second submitted nearly the weights of First, who came first",
      members: [{ team: "First", distance: 0 }, { team: "Second" }],
      review: null,
    });
    expect(groups[0]!.members[1]!.distance).toBeGreaterThan(0);
    expect(groups[0]!.members[1]!.distance).toBeLessThan(0.001);
  });

  test("are reviewed with a note; one copy more asks for another look", async () => {
    await compete("First", [HALFWAY]);
    await compete("Second", [HALFWAY]);
    const [group] = await listCopies(round.roundId);
    const ruling = {
      groupHash: group!.groupHash,
      verdict: "reviewed" as const,
      note: "Asked them",
    };
    await reviewCopies(round.people.organizer, round.roundId, ruling);
    const review = { verdict: "reviewed", note: "Asked them", by: "organizer", current: true };
    expect(await listCopies(round.roundId)).toMatchObject([{ review }]);
    await compete("Third", [HALFWAY]);
    expect(await listCopies(round.roundId)).toMatchObject([
      { review: { ...review, current: false } },
    ]);
    const stale = reviewCopies(round.people.organizer, round.roundId, ruling);
    await expect(stale).rejects.toMatchObject({ code: "notFound" });
  });
});
