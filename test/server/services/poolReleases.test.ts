import { describe, expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";
import { decidePayout } from "~/server/services/decidePayout";
import { executePayout } from "~/server/services/executePayout";
import { exportPayout } from "~/server/services/exportPayout";
import { disputeProposal, liftDispute } from "~/server/services/pool/disputes";
import { changeFunds, setPoolStatus } from "~/server/services/pool/editPool";
import { withdrawProposal } from "~/server/services/pool/proposals";
import { getPool } from "~/server/services/pool/readPool";
import { releaseCrossed } from "~/server/services/pool/releaseCrossed";
import { settlePoolNow, settlePools } from "~/server/services/pool/settlePools";
import { proposePayout } from "~/server/services/proposePayout";
import { getPayout } from "~/server/services/readPayouts";
import { accessOf } from "./fixture";
import {
  addProposal,
  DAY_S,
  openPool,
  type PoolWorld,
  passTime,
  stakeOn,
  standingIn,
} from "./poolFixture";

const PAYEE = `0x${"4".repeat(40)}`;

/** A proposal of 500 that four in ten stand behind: it crosses its trigger within two days. */
async function passing(input: object = {}, recipient?: string) {
  const world = await openPool(input);
  const proposalId = await addProposal(world, 500, recipient === undefined ? {} : { recipient });
  await stakeOn(world, "juror", proposalId, 40);
  await stakeOn(world, "approver", null, 60);
  return { world, proposalId };
}

const release = ({ people, roundId, poolId }: PoolWorld) =>
  releaseCrossed(people.other, roundId, poolId);

const fundsOf = async ({ roundId, poolId }: PoolWorld) => (await getPool(roundId, poolId)).funds;

describe("a release", () => {
  test("comes when it was said to, whenever anybody looks", async () => {
    const { world, proposalId } = await passing();
    const foretold = (await standingIn(world, proposalId)).standing!.passesAt!;
    expect(await release(world)).toEqual({ released: 0 });
    await passTime(world, 30 * DAY_S);
    // Read before it is released, and after.
    const seen = await standingIn(world, proposalId);
    expect(seen).toMatchObject({ status: "open", standing: null, release: null });
    expect(await release(world)).toEqual({ released: 1 });
    const found = await standingIn(world, proposalId);
    expect(found).toMatchObject({ status: "released", crossedAt: null });
    expect(found.release!.at).toEqual(seen.crossedAt);
    expect(Math.abs(found.release!.at.getTime() - foretold.getTime())).toBeLessThanOrEqual(1);
    expect(found.release!.conviction).toBeGreaterThan(found.release!.threshold);
    expect(found.release!.conviction / found.release!.threshold).toBeCloseTo(1, 6);
    expect(await release(world)).toEqual({ released: 0 });
  });

  test("waits for the minimum age", async () => {
    const { world, proposalId } = await passing({ rules: { minimumAge: 10 } });
    await passTime(world, 9.9 * DAY_S);
    expect(await release(world)).toEqual({ released: 0 });
    expect((await standingIn(world, proposalId)).standing!.share).toBeGreaterThan(1);
    await passTime(world, 0.2 * DAY_S);
    expect(await release(world)).toEqual({ released: 1 });
    const { release: made, createdAt } = await standingIn(world, proposalId);
    expect(made!.at.getTime() - createdAt.getTime()).toBe(10 * DAY_S * 1000);
  });

  test("happens once, whoever asks for it at once", async () => {
    const { world, proposalId } = await passing();
    await passTime(world, 5 * DAY_S);
    const asked = await Promise.all([
      ...Array.from({ length: 10 }, () => release(world)),
      ...Array.from({ length: 5 }, () => settlePoolNow(world.poolId).then(() => ({ released: 0 }))),
      ...Array.from({ length: 5 }, () =>
        stakeOn(world, "modeler", null, 1).then(() => ({ released: 0 })),
      ),
    ]);
    expect(asked.reduce((sum, { released }) => sum + released, 0)).toBeLessThanOrEqual(1);
    expect(await workerDb().proposalRelease.count({ where: { proposalId } })).toBe(1);
    expect(await workerDb().payoutRun.count({ where: { roundId: world.roundId } })).toBe(1);
    expect(await fundsOf(world)).toBe("9500000000");
  });

  test("is made of every open pool as the worker comes by, and once however often it does", async () => {
    const [first, second] = [await passing(), await passing()];
    for (const { world } of [first, second]) await passTime(world, 5 * DAY_S);
    await settlePools();
    await settlePools();
    for (const { world, proposalId } of [first, second]) {
      expect((await standingIn(world, proposalId)).status).toBe("released");
      expect(await fundsOf(world)).toBe("9500000000");
    }
  });

  test("is not undone by a change of mind after the crossing that nobody had noticed", async () => {
    const { world, proposalId } = await passing();
    await passTime(world, 5 * DAY_S);
    const { people, roundId, poolId } = world;
    await expect(
      withdrawProposal(people.modeler, roundId, { poolId, proposalId }),
    ).rejects.toMatchObject({ message: "This proposal is released already" });
    await stakeOn(world, "juror", null, 100);
    const found = await standingIn(world, proposalId);
    expect(found.status).toBe("released");
    expect(found.endedAt!.getTime()).toBeLessThan(found.now.getTime() - 2 * DAY_S * 1000);
  });

  test("lowers the funds for those that come after it, in the order of time", async () => {
    const world = await openPool();
    const [a, b] = [await addProposal(world, 1400), await addProposal(world, 1300)];
    await stakeOn(world, "juror", a, 100);
    await stakeOn(world, "approver", b, 100);
    await stakeOn(world, "organizer", b, 20);
    await passTime(world, 200 * DAY_S);
    await release(world);
    const { proposals, entries } = await getPool(world.roundId, world.poolId);
    const released = proposals.filter(({ status }) => status === "released");
    expect(released.length).toBeGreaterThan(0);
    let funds = 10_000;
    for (const { amount } of entries
      .filter(({ reason }) => reason === "released")
      .map(({ change }) => ({ amount: -Number(change) / 1e6 }))
      .reverse()) {
      expect(amount).toBeLessThan(0.2 * funds);
      funds -= amount;
    }
    expect(entries.reduce((sum, { change }) => sum + BigInt(change), 0n)).toBe(
      BigInt(await fundsOf(world)),
    );
  });
});

describe("a dispute", () => {
  test("holds a release back, publicly, until it is lifted", async () => {
    const { world, proposalId } = await passing();
    const { people, roundId, poolId } = world;
    const of = { poolId, proposalId };
    await disputeProposal(people.organizer, roundId, { ...of, reason: "Paid already" });
    await expect(
      disputeProposal(people.organizer, roundId, { ...of, reason: "Again" }),
    ).rejects.toMatchObject({ code: "conflict" });
    await passTime(world, 5 * DAY_S);
    await settlePoolNow(poolId);
    expect(await standingIn(world, proposalId)).toMatchObject({
      ...{ status: "disputed", dispute: "Paid already", crossedAt: null, release: null },
    });
    await liftDispute(people.organizer, roundId, { ...of, reason: "Another thing" });
    expect(await release(world)).toEqual({ released: 1 });
    const { release: made, now, dispute } = await standingIn(world, proposalId);
    expect(dispute).toBeNull();
    expect(now.getTime() - made!.at.getTime()).toBeLessThan(60_000);
    await expect(
      liftDispute(people.organizer, roundId, { ...of, reason: "Once more" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  test("comes too late for what has crossed its trigger", async () => {
    const { world, proposalId } = await passing();
    await passTime(world, 5 * DAY_S);
    const { people, roundId, poolId } = world;
    await expect(
      disputeProposal(people.organizer, roundId, { poolId, proposalId, reason: "No" }),
    ).rejects.toMatchObject({ message: "This proposal is released; only an open one is disputed" });
  });
});

test("a paused pool releases nothing, and what stands above its trigger as it opens again", async () => {
  const { world, proposalId } = await passing();
  const { people, roundId, poolId } = world;
  const set = (status: "open" | "paused") =>
    setPoolStatus(people.organizer, roundId, { poolId, status });
  await set("paused");
  await passTime(world, 5 * DAY_S);
  await settlePools();
  expect(await release(world)).toEqual({ released: 0 });
  await set("open");
  expect(await release(world)).toEqual({ released: 1 });
  const { release: made, now } = await standingIn(world, proposalId);
  expect(now.getTime() - made!.at.getTime()).toBeLessThan(60_000);
});

test("funds that are added count from when they were", async () => {
  const world = await openPool({ funds: "2000" });
  const { people, roundId, poolId } = world;
  const proposalId = await addProposal(world, 500);
  await stakeOn(world, "juror", proposalId, 100);
  await passTime(world, 20 * DAY_S);
  expect(await release(world)).toEqual({ released: 0 });
  expect((await standingIn(world, proposalId)).standing!.never).toBe("request");
  await changeFunds(people.organizer, roundId, {
    ...{ poolId, direction: "add", amount: "8000", note: "A gift" },
  });
  expect(await release(world)).toEqual({ released: 1 });
});

describe("the payout run of a release", () => {
  async function released(recipient?: string) {
    const { world, proposalId } = await passing({}, recipient);
    await passTime(world, 5 * DAY_S);
    await release(world);
    const { runId } = (await standingIn(world, proposalId)).release!;
    const run = () => getPayout(accessOf(world, "open", "approver"), runId);
    const decide = async (approve: boolean) =>
      decidePayout(world.people.approver, world.roundId, {
        ...{ runId, approve, linesHash: (await run()).linesHash },
      });
    return { world, proposalId, runId, run, decide };
  }

  test("pays the proposal's recipient what was asked, signed by two people, and is exported", async () => {
    const { world, proposalId, runId, run, decide } = await released(PAYEE);
    const { people, roundId } = world;
    expect(await run()).toMatchObject({
      ...{ status: "draft", kind: "proposal", heldBack: "0", fitId: null, prizes: null },
      pool: { amount: "500000000", symbol: "USDC", decimals: 6 },
      lines: [{ proposalId, amount: "500000000", address: PAYEE, weight: 1 }],
      proposal: { poolId: world.poolId, proposalId, funds: "10000000000", alpha: 2 ** (-1 / 3) },
    });
    await proposePayout(people.organizer, roundId, runId);
    await decide(true);
    const { sum } = await exportPayout(roundId, { runId, format: "safe-csv" });
    expect(sum).toBe("500000000");
    await executePayout(people.organizer, roundId, { runId, executionRef: "0xfeed" });
    const found = await standingIn(world, proposalId);
    expect(found.release).toMatchObject({ runStatus: "executed", paidAt: expect.any(Date) });
    expect(await fundsOf(world)).toBe("9500000000");
  });

  test("holds back what has no address", async () => {
    const { run } = await released();
    expect(await run()).toMatchObject({ heldBack: "500000000", lines: [{ address: null }] });
  });

  test("brings the funds back when it is rejected, once, and ends the proposal", async () => {
    const { world, proposalId, runId, decide } = await released(PAYEE);
    await proposePayout(world.people.organizer, world.roundId, runId);
    await decide(false);
    await expect(decide(false)).rejects.toMatchObject({ code: "conflict" });
    expect(await fundsOf(world)).toBe("10000000000");
    const { entries } = await getPool(world.roundId, world.poolId);
    expect(entries.map(({ reason, change }) => [reason, change])).toEqual([
      ...[
        ["returned", "500000000"],
        ["released", "-500000000"],
        ["opened", "10000000000"],
      ],
    ]);
    expect(await standingIn(world, proposalId)).toMatchObject({
      ...{ status: "rejected", standing: null, release: { runStatus: "rejected" } },
    });
    await passTime(world, 30 * DAY_S);
    expect(await release(world)).toEqual({ released: 0 });
  });

  test("does not stand in the way of the round's own, nor of another proposal's", async () => {
    const { world, runId } = await released(PAYEE);
    const another = await addProposal(world, 400, { recipient: PAYEE });
    await stakeOn(world, "modeler", another, 100);
    await passTime(world, 5 * DAY_S);
    expect(await release(world)).toEqual({ released: 1 });
    const { release: made } = await standingIn(world, another);
    for (const id of [runId, made!.runId]) {
      await proposePayout(world.people.organizer, world.roundId, id);
    }
    expect(await fundsOf(world)).toBe("9100000000");
  });
});
