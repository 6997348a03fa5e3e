import { beforeEach, describe, expect, test } from "vitest";
import { PAYOUT_FORMATS } from "~/core/formats";
import { db } from "~/server/db/client";
import type { Prisma } from "~/server/db/generated/client";
import { workerDb } from "~/server/db/worker";
import { checkPayout } from "~/server/services/checkPayout";
import { computeFitInPlace } from "~/server/services/computeFit";
import { computeFunding } from "~/server/services/computeFunding";
import { createPayoutDraft } from "~/server/services/createPayoutDraft";
import { decidePayout } from "~/server/services/decidePayout";
import { executePayout } from "~/server/services/executePayout";
import { exportPayout } from "~/server/services/exportPayout";
import { getRound } from "~/server/services/getRound";
import { getClaim, getClaims } from "~/server/services/payoutClaims";
import { payoutReport } from "~/server/services/payoutReport";
import { previewPayout } from "~/server/services/previewPayout";
import { proposePayout } from "~/server/services/proposePayout";
import { getPayout, listPayouts } from "~/server/services/readPayouts";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { setPayoutShares } from "~/server/services/setPayoutShares";
import {
  accessOf,
  addAnswers,
  addGifts,
  addLateGift,
  closeRound,
  type Fixture,
  openRound,
  SETTINGS,
} from "./fixture";

const ANN = `0x${"a".repeat(40)}`;
const BEN = `0x${"b".repeat(40)}`;
const CID = `0x${"c".repeat(40)}`;
// Raw matches 2·√(100·25) = 100 and 2·√(9·16) = 24; gamma has one donor, delta and epsilon none.
const GIVEN = `donor,project,amount
${ANN},alpha/one,100
${BEN},alpha/one,25
${ANN},beta/two,9
${BEN},beta/two,16
${CID},gamma/three,7
`;
/** Pays the matches as such while the pool would pay more, so that the rest stays unspent. */
const UNSPENDING = { mechanism: "cqf", params: {} };

let round: Fixture;
let organizer: string;
let approver: string;

async function closedRound(funding: object = { mechanism: "qf" }, given = GIVEN): Promise<void> {
  round = await openRound({ funding });
  ({ organizer, approver } = round.people);
  if (given !== "") await addGifts(round, given);
  await closeRound(round);
}

const draft = () => createPayoutDraft(organizer, round.roundId);
const insider = () => accessOf(round, "closed", "organizer");
const decide = (runId: string, linesHash: string, approve = true) =>
  decidePayout(approver, round.roundId, { runId, approve, linesHash });

async function approved(): Promise<string> {
  const { runId, linesHash } = await draft();
  await proposePayout(organizer, round.roundId, runId);
  await decide(runId, linesHash);
  return runId;
}

/** Past all rules of the database, as its owner could. */
const pastRules = (...statements: Prisma.PrismaPromise<unknown>[]) =>
  workerDb().$transaction([
    workerDb().$executeRaw`SET LOCAL session_replication_role = replica`,
    ...statements,
  ]);

/** Two of the donors turn out to be one person. */
async function linkWallets(): Promise<void> {
  const { other: userId } = round.people;
  const wallets = [ANN, CID].map((providerAccountId) => ({ providerAccountId, userId }));
  const of = { provider: "ethereum", type: "credentials" };
  await workerDb().account.createMany({ data: wallets.map((wallet) => ({ ...of, ...wallet })) });
}

beforeEach(async () => {
  await workerDb().account.deleteMany({ where: { providerAccountId: { in: [ANN, CID] } } });
  await closedRound();
});

describe("a draft by a recipe", () => {
  test("pays each project what the round has published, with a reason, and sums to the pool", async () => {
    const preview = await previewPayout(round.roundId);
    const { runId } = await draft();
    const run = await getPayout(insider(), runId);
    expect(run).toMatchObject({ kind: "recipe", method: null, fitId: null, heldBack: "0" });
    const paid = run.lines.map(({ name, amount, reason }) => [name, amount, reason]);
    expect(paid).toEqual([
      ["alpha/one", "806451619", "2 donors"],
      ["beta/two", "193548388", "2 donors"],
      ["delta/four", "0", "no donors, no match"],
      ["epsilon/five", "0", "no donors, no match"],
      ["gamma/three", "0", "1 donor, no match"],
    ]);
    expect(run.pool.amount).toBe(SETTINGS.pool.amount);
    for (const line of preview.lines) {
      expect(run.lines).toContainEqual(expect.objectContaining(line));
    }
    expect(run.recipe).toEqual(preview.recipe);
    expect(run.recipe).toMatchObject({
      ...{ unspent: "0", contributions: 5, settingsHash: "frozen", weightsMethod: null },
      rules: { mechanism: "qf" },
    });
    expect(run.recipe?.steps.map(({ step }) => step)).toEqual([
      ...["contributions", "mechanism", "amounts"],
    ]);
  });

  test("divides a project's amount by its shares, and holds a part without an address back", async () => {
    const text = `project,address,share\nalpha/one,${BEN},2\nalpha/one,,1\n`;
    await setPayoutShares(organizer, round.roundId, text);
    const { runId } = await draft();
    const { lines, heldBack } = await getPayout(insider(), runId);
    const shared = lines.filter(({ name }) => name === "alpha/one");
    expect(shared.map(({ address, reason }) => [address, reason])).toEqual([
      [BEN, "2 donors; 2 of 3 of the project's amount"],
      [null, "2 donors; 1 of 3 of the project's amount"],
    ]);
    expect(heldBack).toBe(shared[1]!.amount);
    const sum = shared.reduce((total, { amount }) => total + BigInt(amount), 0n);
    expect(sum).toBe(806451619n);
  });

  test("pays the pool less what stays unspent, and says how much that is", async () => {
    await closedRound(UNSPENDING);
    const runId = await approved();
    const run = await getPayout(insider(), runId);
    // The raw matches are 124.00 of 1,000.000007.
    expect(run.pool.amount).toBe("124000000");
    expect(run.recipe).toMatchObject({ pool: SETTINGS.pool.amount, unspent: "876000007" });
    const exported = await exportPayout(round.roundId, { runId, format: "merkle" });
    expect(exported).toMatchObject({ sum: "124000000", unspent: "876000007", heldBack: [] });
    expect(await getClaims(insider(), runId)).toMatchObject({ sum: "124000000", recipients: 2 });
  });

  test.each([
    ["while contributions are taken", "2999-01-01T00:00:00Z", /still takes/],
    ["before anything was computed", undefined, /still being computed/],
  ])("is refused %s", async (_, closesAt, message) => {
    await closedRound({ mechanism: "qf", ...(closesAt && { closesAt }) }, "");
    await expect(draft()).rejects.toMatchObject({ code: "conflict", message });
  });

  test("is refused where all of the pool stays unspent", async () => {
    await closedRound({ mechanism: "qf" }, `donor,project,amount\n${ANN},alpha/one,5\n`);
    await expect(draft()).rejects.toMatchObject({ code: "conflict", message: /pays nothing/ });
  });

  test("is refused after a contribution more, until the matches are computed anew", async () => {
    await addLateGift(round);
    await expect(draft()).rejects.toMatchObject({ code: "conflict", message: /computed/ });
    await computeFunding(round.roundId);
    expect(await draft()).toMatchObject({ runId: expect.any(String) });
  });

  test("is refused for a fit: the weights alone would pay other amounts", async () => {
    const named = createPayoutDraft(organizer, round.roundId, "some-fit");
    await expect(named).rejects.toMatchObject({ code: "conflict", message: /recipe/ });
    expect(await db.payoutRun.count({ where: { roundId: round.roundId } })).toBe(0);
  });

  test("is refused where two donors turn out to be one person, which no count of rows tells", async () => {
    await linkWallets();
    await expect(draft()).rejects.toMatchObject({ code: "conflict", message: /computed/ });
    await computeFunding(round.roundId);
    expect(await draft()).toMatchObject({ runId: expect.any(String) });
  });
});

describe("a run by a recipe that counts the jury's weights", () => {
  test("waits for them, names their method, and pays a project without donors its part", async () => {
    round = await openRound({ funding: { mechanism: "qf", share: 0.5 } });
    ({ organizer, approver } = round.people);
    await addAnswers(round);
    await addGifts(round, GIVEN);
    await closeRound(round);
    await expect(draft()).rejects.toMatchObject({ code: "conflict", message: /weights/ });
    const wanted = { method: "log_l2_ridge", params: { lambda: 3 } };
    const { fitId } = await requestFit(organizer, round.roundId, wanted);
    await runFit(fitId, computeFitInPlace);
    await computeFunding(round.roundId);
    const { runId } = await draft();
    const { recipe, lines } = await getPayout(insider(), runId);
    expect(recipe).toMatchObject({ weightsMethod: "log_l2_ridge", unspent: "0" });
    const last = lines.find(({ name }) => name === "epsilon/five");
    expect(last).toMatchObject({ reason: "no donors", address: null });
    expect(BigInt(last!.amount)).toBeGreaterThan(0n);
    const sum = lines.reduce((total, { amount }) => total + BigInt(amount), 0n);
    expect(sum.toString()).toBe(SETTINGS.pool.amount);
  });
});

describe("what was computed", () => {
  test("is signed: a run whose basis was changed behind the database's back stops", async () => {
    const { runId } = await draft();
    const { basis } = await db.payoutRun.findUniqueOrThrow({ where: { id: runId } });
    const forged = { ...(basis as object), inputsHash: "0".repeat(64) };
    await pastRules(workerDb().payoutRun.update({ where: { id: runId }, data: { basis: forged } }));
    const proposed = proposePayout(organizer, round.roundId, runId);
    await expect(proposed).rejects.toMatchObject({ code: "conflict", message: /not those/ });
  });

  test("must still be so when a run is proposed, and when it is approved; it can be rejected", async () => {
    const early = await draft();
    await addLateGift(round);
    await computeFunding(round.roundId);
    const late = proposePayout(organizer, round.roundId, early.runId);
    await expect(late).rejects.toMatchObject({ code: "conflict", message: /draft it anew/ });
    const { runId, linesHash } = await draft();
    await proposePayout(organizer, round.roundId, runId);
    await linkWallets();
    const signed = decide(runId, linesHash);
    await expect(signed).rejects.toMatchObject({ code: "conflict", message: /draft it anew/ });
    expect(await db.approval.count({ where: { runId } })).toBe(0);
    await decide(runId, linesHash, false);
    expect(await listPayouts(insider())).toMatchObject([
      { id: runId, kind: "recipe", status: "rejected" },
      { id: early.runId, status: "draft" },
    ]);
  });
});

describe("an approved run by a recipe", () => {
  test("is exported for every target that takes it, each file equal to the run to the last unit", async () => {
    const runId = await approved();
    for (const format of PAYOUT_FORMATS) {
      const { files, sum, unspent } = await exportPayout(round.roundId, { runId, format });
      expect({ sum, unspent }).toEqual({ sum: SETTINGS.pool.amount, unspent: "0" });
      const texts = files.map(({ name, content }) => ({ name, text: content }));
      const check = await checkPayout(round.roundId, { runId, files: texts });
      expect({ target: format, ...check }).toMatchObject({ equal: true, differences: [] });
    }
  });

  test("stands with its recipe in the public report, and proves to a recipient what is theirs", async () => {
    const runId = await approved();
    const everybody = accessOf(round, "closed");
    const { run, fit, exports } = await payoutReport(everybody, runId);
    expect(fit).toBeNull();
    expect(run.recipe?.inputsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(exports.filter(({ refused }) => refused !== null)).toEqual([]);
    const address = `0x${"1".repeat(40)}`;
    const claim = await getClaim(everybody, { runId, address });
    expect(claim).toMatchObject({ amount: "806451619", projects: ["alpha/one"] });
  });

  test("is paid once, and brings the round to its end", async () => {
    const second = await draft();
    const runId = await approved();
    const proposed = proposePayout(organizer, round.roundId, second.runId);
    await expect(proposed).rejects.toMatchObject({ code: "conflict" });
    const paid = { runId, executionRef: "0xpaid" };
    const first = await executePayout(organizer, round.roundId, paid);
    expect(await executePayout(organizer, round.roundId, paid)).toEqual(first);
    const other = executePayout(organizer, round.roundId, { runId, executionRef: "0xother" });
    await expect(other).rejects.toMatchObject({ code: "conflict" });
    const { slug } = await db.round.findUniqueOrThrow({ where: { id: round.roundId } });
    // Nobody has judged: a recipe that counts no weights does not wait for them.
    expect(await getRound(null, slug)).toMatchObject({
      ...{ stage: "done", payout: { id: runId, status: "executed" }, latestFit: null },
    });
  });
});
