import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";
import { checkPayout } from "~/server/services/checkPayout";
import { computeFitInPlace } from "~/server/services/computeFit";
import { conflictedProjects } from "~/server/services/conflictedProjects";
import { createPayoutDraft } from "~/server/services/createPayoutDraft";
import { decidePayout } from "~/server/services/decidePayout";
import { exportPayout } from "~/server/services/exportPayout";
import { listPayoutShares } from "~/server/services/listPayoutShares";
import { previewPayout } from "~/server/services/previewPayout";
import { proposePayout } from "~/server/services/proposePayout";
import { getPayout } from "~/server/services/readPayouts";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { setPayoutShares } from "~/server/services/setPayoutShares";
import { accessOf, addAnswers, closeRound, type Fixture, openRound, SETTINGS } from "./fixture";

let round: Fixture;
const [ONE, TWO, THREE] = ["a", "b", "c"].map((digit) => `0x${digit.repeat(40)}`);
const set = (...rows: string[]) =>
  setPayoutShares(
    round.people.organizer,
    round.roundId,
    `project,address,share\n${rows.join("\n")}\n`,
  );
const sharesOf = async (name: string) =>
  (await listPayoutShares(round.roundId)).find((project) => project.name === name)!.shares;

beforeEach(async () => {
  round = await openRound();
  await addAnswers(round);
  await closeRound(round);
  const wanted = { method: "log_l2_ridge", params: { lambda: 3 } };
  const { fitId } = await requestFit(round.people.organizer, round.roundId, wanted);
  await runFit(fitId, computeFitInPlace);
});

describe("shares of a project's payout", () => {
  test("replace those of the projects that the file names, in a unit common to it", async () => {
    await set(`alpha/one,${ONE},60`, `alpha/one,${TWO},40`, `beta/two,${ONE},1`);
    const report = await set(`alpha/one,${THREE},0.5`, "alpha/one,,0.25", `beta/two,${ONE},0`);
    expect(report).toMatchObject({ shared: ["alpha/one"], cleared: ["beta/two"] });
    expect(await sharesOf("alpha/one")).toEqual([
      { address: THREE, share: "50" },
      { address: null, share: "25" },
    ]);
    expect(await sharesOf("beta/two")).toEqual([]);
  });

  test.each([
    ["an unknown project", [`nobody/none,${ONE},1`], "unknown-item"],
    ["a wrong address", ["alpha/one,0x12,1"], "address"],
    ["a recipient twice", [`alpha/one,${ONE},1`, `alpha/one,${ONE},2`], "duplicate"],
    ["a negative share", [`alpha/one,${ONE},-1`], "number"],
    ["no number", [`alpha/one,${ONE},half`], "number"],
  ])("with %s change nothing", async (_, rows, rule) => {
    await set(`alpha/one,${TWO},1`);
    const refused = set(`alpha/one,${THREE},7`, ...rows);
    await expect(refused).rejects.toMatchObject({
      code: "invalid",
      details: { problems: expect.arrayContaining([expect.objectContaining({ rule })]) },
    });
    expect(await sharesOf("alpha/one")).toEqual([{ address: TWO, share: "1" }]);
  });

  test("set by ten at once are one's, and nobody's mixture", async () => {
    const address = (at: number, k: number) => `0x${`${at}${k}`.padStart(40, "1")}`;
    await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        set(`alpha/one,${address(at, 0)},1`, `alpha/one,${address(at, 1)},2`),
      ),
    );
    const found = await sharesOf("alpha/one");
    expect(found).toHaveLength(2);
    const at = Number(found[0]!.address!.at(-2));
    expect(found.map((share) => share.address)).toEqual([address(at, 1), address(at, 0)]);
  });
});

describe("a run with shares", () => {
  test("has a line per recipient, one of them held back, and sums to the pool and to the project's amount", async () => {
    const before = await previewPayout(round.roundId);
    const whole = BigInt(before.lines.find(({ name }) => name === "alpha/one")!.amount);
    await set(`alpha/one,${ONE},1`, `alpha/one,${TWO},1`, "alpha/one,,1");
    const { runId } = await createPayoutDraft(round.people.organizer, round.roundId);
    const run = await getPayout(accessOf(round, "closed", "organizer"), runId);
    const own = run.lines.filter(({ name }) => name === "alpha/one");
    const sum = (lines: typeof run.lines) =>
      lines.reduce((total, { amount }) => total + BigInt(amount), 0n);
    expect(own.map(({ address }) => address)).toEqual([ONE, TWO, null]);
    expect(own.every(({ reason }) => reason === "1 of 3 of the project's amount")).toBe(true);
    expect(sum(own)).toBe(whole);
    expect(sum(run.lines).toString()).toBe(SETTINGS.pool.amount);
    const amounts = own.map(({ amount }) => BigInt(amount));
    expect(amounts[0]! - amounts[2]!).toBeLessThanOrEqual(1n);
  });

  test("keeps its lines when the shares change, is signed, exported and read back", async () => {
    await set(`alpha/one,${ONE},2`, `alpha/one,${TWO},1`, `beta/two,${ONE},1`);
    const { organizer, approver } = round.people;
    const { runId, linesHash } = await createPayoutDraft(organizer, round.roundId);
    await set(`alpha/one,${THREE},1`);
    await proposePayout(organizer, round.roundId, runId);
    await decidePayout(approver, round.roundId, { runId, approve: true, linesHash });
    const { files } = await exportPayout(round.roundId, { runId, format: "merkle" });
    expect(files[0]!.content).not.toContain(THREE!.slice(2, 12));
    const texts = files.map(({ name, content }) => ({ name, text: content }));
    const check = await checkPayout(round.roundId, { runId, files: texts });
    // alpha's two recipients, of whom one is beta's too, gamma and delta; epsilon is held back.
    expect(check).toMatchObject({ equal: true, payees: 4 });
  });

  test("any shares sum to the project's amount", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
        async (shares) => {
          await set(
            ...shares.map(
              (share, k) => `gamma/three,0x${String(k + 1).padStart(40, "0")},${share}`,
            ),
          );
          const { lines, pool } = await previewPayout(round.roundId);
          expect(lines).toHaveLength(4 + shares.length);
          const sum = lines.reduce((total, { amount }) => total + BigInt(amount), 0n);
          expect(sum.toString()).toBe(pool.amount);
        },
      ),
      { numRuns: 15 },
    );
  });

  test("a juror who is one of the recipients has a conflict", async () => {
    const userId = round.people.juror;
    await workerDb().account.create({
      data: {
        ...{ userId, type: "credentials", provider: "ethereum" },
        providerAccountId: ONE!,
      },
    });
    const before = await conflictedProjects(workerDb(), round.roundId, userId);
    await set(`alpha/one,${ONE},1`);
    const after = await conflictedProjects(workerDb(), round.roundId, userId);
    expect([...before]).toEqual([]);
    expect([...after]).toEqual([round.projectIds[0]]);
  });
});
