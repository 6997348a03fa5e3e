import { beforeEach, describe, expect, test } from "vitest";
import { PAYOUT_FORMATS, type PayoutFormat, sha256Hex } from "~/core/formats";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { checkPayout } from "~/server/services/checkPayout";
import { computeFitInPlace } from "~/server/services/computeFit";
import { createPayoutDraft } from "~/server/services/createPayoutDraft";
import { decidePayout } from "~/server/services/decidePayout";
import { executePayout } from "~/server/services/executePayout";
import { exportPayout } from "~/server/services/exportPayout";
import { previewPayout } from "~/server/services/previewPayout";
import { proposePayout } from "~/server/services/proposePayout";
import { getPayout, listPayouts } from "~/server/services/readPayouts";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { accessOf, addAnswers, closeRound, type Fixture, openRound, SETTINGS } from "./fixture";

let round: Fixture;
let organizer: string;
let approver: string;

async function closedRoundWithWeights(settings: object = {}): Promise<Fixture> {
  const fixture = await openRound(settings);
  await addAnswers(fixture);
  await closeRound(fixture);
  const { fitId } = await requestFit(fixture.people.organizer, fixture.roundId, {
    method: "log_l2_ridge",
    params: { lambda: 3 },
  });
  await runFit(fitId, computeFitInPlace);
  return fixture;
}

beforeEach(async () => {
  round = await closedRoundWithWeights();
  ({ organizer, approver } = round.people);
});

const draft = () => createPayoutDraft(organizer, round.roundId);
const propose = (runId: string, actor = organizer) => proposePayout(actor, round.roundId, runId);
const decide = (runId: string, linesHash: string, approve = true, actor = approver) =>
  decidePayout(actor, round.roundId, { runId, approve, linesHash });
const execute = (runId: string, executionRef = "0xpaid") =>
  executePayout(organizer, round.roundId, { runId, executionRef });
const exported = (runId: string, format: PayoutFormat = "safe-csv") =>
  exportPayout(round.roundId, { runId, format });
const statusOf = async (id: string) => (await db.payoutRun.findUnique({ where: { id } }))?.status;

async function runIn(status: "draft" | "proposed" | "approved" | "executed" | "rejected") {
  const { runId, linesHash } = await draft();
  if (status === "draft") return { runId, linesHash };
  await propose(runId);
  if (status === "proposed") return { runId, linesHash };
  await decide(runId, linesHash, status !== "rejected");
  if (status === "executed") await execute(runId);
  return { runId, linesHash };
}

describe("a draft", () => {
  test("splits the pool to the last unit, as the preview says, and keeps addresses", async () => {
    const preview = await previewPayout(round.roundId);
    const { runId, linesHash } = await draft();
    const run = await getPayout(accessOf(round, "closed", "organizer"), runId);
    const sum = run.lines.reduce((total, line) => total + BigInt(line.amount), 0n);
    expect(sum.toString()).toBe(SETTINGS.pool.amount);
    expect(run.linesHash).toBe(linesHash);
    expect(linesHash).toMatch(/^[0-9a-f]{64}$/);
    for (const line of preview.lines)
      expect(run.lines).toContainEqual(expect.objectContaining(line));
    const unaddressed = run.lines.filter((line) => line.address === null);
    expect(unaddressed).toHaveLength(1);
    expect(run.heldBack).toBe(unaddressed[0]!.amount);
  });

  test("is refused while the round is open, and before there are final weights", async () => {
    const open = await openRound();
    const early = createPayoutDraft(open.people.organizer, open.roundId);
    await expect(early).rejects.toMatchObject({ code: "conflict" });
    await closeRound(open);
    const unfitted = createPayoutDraft(open.people.organizer, open.roundId);
    await expect(unfitted).rejects.toMatchObject({ code: "conflict" });
  });

  test("does not take the weights of another round's fit", async () => {
    const other = await closedRoundWithWeights();
    const { fitId } = await previewPayout(other.roundId);
    const foreign = createPayoutDraft(organizer, round.roundId, fitId!);
    await expect(foreign).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a run's states", () => {
  const steps = {
    propose: (runId: string) => propose(runId),
    approve: (runId: string, hash: string) => decide(runId, hash),
    reject: (runId: string, hash: string) => decide(runId, hash, false),
    execute: (runId: string) => execute(runId, "0xother"),
    export: (runId: string) => exported(runId),
  };
  test.each([
    ["draft", { propose: "proposed" }],
    ["proposed", { approve: "approved", reject: "rejected" }],
    ["approved", { execute: "executed", export: "approved" }],
    ["executed", { export: "executed" }],
    ["rejected", {}],
  ] as const)("from %s only %j are possible", async (from, possible: Record<string, string>) => {
    for (const [step, act] of Object.entries(steps)) {
      round = await closedRoundWithWeights();
      ({ organizer, approver } = round.people);
      const { runId, linesHash } = await runIn(from);
      const to = possible[step];
      if (to) await act(runId, linesHash);
      else await expect(act(runId, linesHash)).rejects.toMatchObject({ code: "conflict" });
      expect(await statusOf(runId)).toBe(to ?? from);
    }
  });

  test("the database itself refuses a leap", async () => {
    const { runId } = await runIn("draft");
    const leap = db.payoutRun.update({ where: { id: runId }, data: { status: "executed" } });
    await expect(leap).rejects.toThrow();
    expect(await statusOf(runId)).toBe("draft");
  });
});

describe("four eyes", () => {
  test("whoever proposed a run cannot decide on it", async () => {
    const { runId, linesHash } = await runIn("proposed");
    const own = decide(runId, linesHash, true, organizer);
    await expect(own).rejects.toMatchObject({ code: "forbidden" });
    expect(await db.approval.count({ where: { runId } })).toBe(0);
  });

  test("a signature over other lines than the run's is void", async () => {
    const { runId } = await runIn("proposed");
    const stale = decide(runId, "0".repeat(64));
    await expect(stale).rejects.toMatchObject({ code: "conflict" });
    expect(await statusOf(runId)).toBe("proposed");
    expect(await db.approval.count({ where: { runId } })).toBe(0);
  });

  test("lines changed behind the database's back stop approval, execution and export", async () => {
    const { runId, linesHash } = await runIn("proposed");
    const tamper = (to: string) =>
      workerDb().$transaction([
        workerDb().$executeRaw`ALTER TABLE "PayoutLine" DISABLE TRIGGER USER`,
        workerDb()
          .$executeRaw`UPDATE "PayoutLine" SET "address" = ${to} WHERE "runId" = ${runId} AND "projectId" = ${round.projectIds[0]}`,
        workerDb().$executeRaw`ALTER TABLE "PayoutLine" ENABLE TRIGGER USER`,
      ]);
    await tamper(`0x${"9".repeat(40)}`);
    await expect(decide(runId, linesHash)).rejects.toMatchObject({ code: "conflict" });
    await tamper(`0x${"1".repeat(40)}`);
    await decide(runId, linesHash);
    await tamper(`0x${"9".repeat(40)}`);
    await expect(execute(runId)).rejects.toMatchObject({ code: "conflict" });
    await expect(exported(runId)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("at once", () => {
  const settled = async (calls: Promise<unknown>[]) => {
    const results = await Promise.allSettled(calls);
    return {
      passed: results.filter(({ status }) => status === "fulfilled").length,
      codes: results.flatMap((r) => (r.status === "rejected" ? [r.reason.code as string] : [])),
    };
  };
  const ten = <T>(act: (at: number) => T): T[] => Array.from({ length: 10 }, (_, at) => act(at));

  test("of ten approvals one counts, the others are told", async () => {
    const { runId, linesHash } = await runIn("proposed");
    const { passed, codes } = await settled(ten(() => decide(runId, linesHash)));
    expect(passed).toBe(1);
    expect(new Set(codes)).toEqual(new Set(["conflict"]));
    expect(await db.approval.count({ where: { runId } })).toBe(1);
  });

  test("ten executions with one reference give one payment and ten equal answers", async () => {
    const { runId } = await runIn("approved");
    const answers = await Promise.all(ten(() => execute(runId, "0xabc")));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const events = await db.auditEvent.count({
      where: { roundId: round.roundId, action: "payout.executed" },
    });
    expect(events).toBe(1);
  });

  test("ten executions with ten references pay once", async () => {
    const { runId } = await runIn("approved");
    const { passed, codes } = await settled(ten((at) => execute(runId, `0xref${at}`)));
    expect(passed).toBe(1);
    expect(new Set(codes)).toEqual(new Set(["conflict"]));
  });

  test("of ten proposed drafts one becomes the round's live run", async () => {
    const drafts = [];
    for (let at = 0; at < 10; at++) drafts.push(await draft());
    const { passed, codes } = await settled(drafts.map(({ runId }) => propose(runId)));
    expect(passed).toBe(1);
    expect(new Set(codes)).toEqual(new Set(["conflict"]));
  });
});

describe("reading", () => {
  test("drafts and proposals are for those who decide, approved runs for everybody", async () => {
    const { runId, linesHash } = await runIn("proposed");
    const visitor = accessOf(round, "closed");
    expect(await listPayouts(visitor)).toEqual([]);
    await expect(getPayout(visitor, runId)).rejects.toMatchObject({ code: "notFound" });
    expect(await listPayouts(accessOf(round, "closed", "approver"))).toHaveLength(1);
    await decide(runId, linesHash);
    expect(await listPayouts(visitor)).toMatchObject([{ id: runId, status: "approved" }]);
    expect(await getPayout(visitor, runId)).toMatchObject({ approvals: [{ by: "approver" }] });
  });

  test("a run of another round is not found", async () => {
    const { runId } = await runIn("draft");
    const other = await closedRoundWithWeights();
    const access = accessOf(other, "closed", "organizer");
    await expect(getPayout(access, runId)).rejects.toMatchObject({ code: "notFound" });
    const foreign = proposePayout(other.people.organizer, other.roundId, runId);
    await expect(foreign).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("the Safe file", () => {
  test("pays every line with an address, and lists what is held back", async () => {
    const { runId } = await runIn("approved");
    const { files, heldBack } = await exported(runId);
    expect(files).toHaveLength(1);
    const [header, ...rows] = files[0]!.content.trim().split(/\r?\n/);
    expect(header).toBe("token_type,token_address,receiver,amount");
    expect(rows).toHaveLength(4);
    const paid = rows.reduce((sum, row) => sum + BigInt(row.split(",")[3]!.replace(".", "")), 0n);
    expect(heldBack).toMatchObject([{ name: "epsilon/five" }]);
    expect(rows.every((row) => /^erc20,0x/.test(row))).toBe(true);
    expect(paid).toBeGreaterThan(0n);
  });

  test("a token without an address is not written as the chain's own coin", async () => {
    const { tokenAddress: _, ...pool } = SETTINGS.pool;
    round = await closedRoundWithWeights({ pool });
    ({ organizer, approver } = round.people);
    const { runId } = await runIn("approved");
    await expect(exported(runId)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("every export", () => {
  test.each(PAYOUT_FORMATS)("%s of an approved run reads back equal to it", async (format) => {
    const { runId } = await runIn("approved");
    const { files } = await exported(runId, format);
    const texts = files.map(({ name, content }) => ({ name, text: content }));
    const check = await checkPayout(round.roundId, { runId, files: texts });
    expect(check).toMatchObject({ equal: true, format, payees: 4, differences: [], problems: [] });
    expect(check.sumInFile).toBe(check.sumInRun);
    for (const { content, hash } of files) expect(hash).toBe(sha256Hex(content));
  });

  test("a file of another run does not equal this one", async () => {
    const { runId } = await runIn("approved");
    const { files } = await exported(runId, "merkle");
    round = await closedRoundWithWeights({ pool: { ...SETTINGS.pool, amount: "2000000007" } });
    ({ organizer, approver } = round.people);
    const other = await runIn("approved");
    const texts = files.map(({ name, content }) => ({ name, text: content }));
    const check = await checkPayout(round.roundId, { runId: other.runId, files: texts });
    expect(check.equal).toBe(false);
    expect(check.differences).toHaveLength(4);
  });

  test("a token without an address can be split, but no file of the coin is the run's", async () => {
    const { tokenAddress: _, ...pool } = SETTINGS.pool;
    round = await closedRoundWithWeights({ pool });
    ({ organizer, approver } = round.people);
    const { runId } = await runIn("approved");
    expect((await exported(runId, "splits")).files).toHaveLength(1);
    const text = `token_type,token_address,receiver,amount\nnative,,0x${"1".repeat(40)},1\n`;
    const check = checkPayout(round.roundId, { runId, files: [{ name: "safe.csv", text }] });
    await expect(check).rejects.toMatchObject({ code: "conflict" });
  });

  test("is not checked before the run is approved", async () => {
    const { runId } = await runIn("proposed");
    const files = [{ name: "any", text: "[]" }];
    const early = checkPayout(round.roundId, { runId, files });
    await expect(early).rejects.toMatchObject({ code: "conflict" });
  });
});
