import { describe, expect, test } from "vitest";
import { charge } from "~/core/conviction";
import { asActor, db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { changeFunds, editPool, setPoolStatus } from "~/server/services/pool/editPool";
import { ownStakes, whatIfStaked } from "~/server/services/pool/ownStakes";
import { newPoolInput } from "~/server/services/pool/poolInput";
import { propose, setRecipient, withdrawProposal } from "~/server/services/pool/proposals";
import { getPool, listPools } from "~/server/services/pool/readPool";
import { getProposal } from "~/server/services/pool/readProposal";
import { renewPowers } from "~/server/services/pool/renewPowers";
import { allocate } from "~/server/services/pool/stakes";
import { FUNDING } from "./fixture";
import {
  addProposal,
  DAY_S,
  openPool,
  type PoolWorld,
  passTime,
  stakeOn,
  standingIn,
} from "./poolFixture";

const mine = ({ people, roundId, poolId }: PoolWorld, who: keyof PoolWorld["people"]) =>
  ownStakes(people[who], roundId, poolId);

describe("a pool", () => {
  test("opens with its funds, its rules spelled out, and an audit event", async () => {
    const world = await openPool({ description: "For tools" });
    const [listed] = await listPools(world.roundId);
    expect(listed).toMatchObject({
      ...{ name: "A pool", description: "For tools", status: "open", funds: "10000000000" },
      token: { symbol: "USDC", decimals: 6, address: `0x${"ab".repeat(20)}` },
      rules: { halfLife: 3, unit: "day", beta: 0.2, rho: 0.0025, minimumAge: 1 },
      ...{ members: 0, proposals: 0, openProposals: 0 },
    });
    const events = await db.auditEvent.findMany({ where: { roundId: world.roundId } });
    expect(events.map(({ action }) => action)).toEqual(["pool.opened"]);
  });

  test.each([
    [{ rules: { rho: 0.04, beta: 0.2 } }, "rules.rho"],
    [{ rules: { power: { source: "equal", rule: "quadratic" } } }, "rules.power.rule"],
    [{ rules: { power: { source: "tokens", rule: "unlimited" } } }, "rules.power.credential"],
    [{ rules: { power: { rule: "fixed", limit: "0" } } }, "rules.power.limit"],
    [{ rules: { charging: { alpha: 1 } } }, "rules.charging.alpha"],
    [{ funds: "1e3" }, "funds"],
  ])("is not opened with %j", (wrong, path) => {
    const found = newPoolInput.safeParse({ name: "A pool", funds: "10000", ...wrong });
    expect(found.error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });

  test.each([
    [{ funds: "0" }, { code: "invalid" }],
    [{ funds: "0.0000001" }, { code: "invalid" }],
    [
      { rules: { power: { source: "tokens", credential: "none", rule: "unlimited" } } },
      { code: "notFound" },
    ],
  ])("is refused with %j", async (wrong, refusal) => {
    await expect(openPool(wrong)).rejects.toMatchObject(refusal);
  });

  test("changes its rules until somebody takes part, and its name after that, too", async () => {
    const world = await openPool();
    const { people, roundId, poolId } = world;
    const rules = newPoolInput.parse({
      ...{ name: "x", funds: "1" },
      rules: { charging: { alpha: 0.5 }, unit: "hour" },
    }).rules;
    await editPool(people.organizer, roundId, { poolId, rules });
    expect((await getPool(roundId, poolId)).rules).toMatchObject({ halfLife: 1, unit: "hour" });
    await addProposal(world, 10);
    await expect(
      editPool(people.organizer, roundId, { poolId, rules: { ...rules, rho: 0.001 } }),
    ).rejects.toMatchObject({
      ...{ code: "conflict", message: expect.stringContaining("frozen") },
    });
    await editPool(people.organizer, roundId, { poolId, name: "Another name" });
    expect((await getPool(roundId, poolId)).name).toBe("Another name");
  });

  test("takes funds in and gives out no more than it holds, each an entry", async () => {
    const world = await openPool();
    const { people, roundId, poolId } = world;
    const change = (direction: "add" | "take", amount: string) =>
      changeFunds(people.organizer, roundId, { poolId, direction, amount, note: "" });
    expect(await change("add", "0.5")).toEqual({ funds: "10000500000" });
    await expect(change("take", "10000.500001")).rejects.toMatchObject({
      ...{ code: "conflict", message: "The pool holds less than that" },
    });
    expect(await change("take", "10000.5")).toEqual({ funds: "0" });
    const { entries } = await getPool(roundId, poolId);
    expect(entries.map((entry) => [entry.reason, entry.change])).toEqual([
      ...[
        ["taken", "-10000500000"],
        ["added", "500000"],
        ["opened", "10000000000"],
      ],
    ]);
  });

  test("keeps stakes as they are while it is paused, and for good once it is closed", async () => {
    const world = await openPool();
    const { people, roundId, poolId } = world;
    const proposal = await addProposal(world, 10);
    const set = (status: "open" | "paused" | "closed") =>
      setPoolStatus(people.organizer, roundId, { poolId, status });
    await set("paused");
    await expect(stakeOn(world, "juror", proposal, 1)).rejects.toMatchObject({ code: "gone" });
    await expect(addProposal(world, 10)).rejects.toMatchObject({ code: "gone" });
    await set("open");
    await stakeOn(world, "juror", proposal, 1);
    await set("closed");
    await expect(stakeOn(world, "juror", proposal, 2)).rejects.toMatchObject({ code: "gone" });
    await expect(set("open")).rejects.toMatchObject({ code: "gone" });
    const found = await getProposal(roundId, poolId, proposal);
    expect(found).toMatchObject({ status: "open", standing: null, coming: [] });
  });
});

describe("power", () => {
  test("is the same for every member of the round, and nobody else's", async () => {
    const world = await openPool();
    expect(await mine(world, "juror")).toMatchObject({ power: "100", free: "100", joined: false });
    expect(await mine(world, "other")).toMatchObject({
      ...{ power: "0", noPower: "Only members of this round take part in this pool" },
    });
    await expect(stakeOn(world, "other", null, 1)).rejects.toMatchObject({ code: "forbidden" });
    await expect(addProposal(world, 10, { by: "other" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test.each([
    [{ rule: "unlimited" }, "40"],
    [{ rule: "quadratic" }, "6.324555"],
    [{ rule: "capped", limit: "25" }, "25"],
    [{ rule: "fixed", limit: "7.5" }, "7.5"],
  ])(
    "comes of all of a person's wallets in the newest list of holders: %j",
    async (power, wanted) => {
      const world = await openTokenPool(power);
      expect(await mine(world, "juror")).toMatchObject({
        amount: 40,
        power: wanted,
        noPower: null,
      });
      expect((await mine(world, "modeler")).noPower).toMatch(/list of holders/);
    },
  );

  test.each([
    [4.35, "4.35"],
    [0.1 + 0.2, "0.3"],
    [1.9999999, "1.999999"],
    [0.0000009, "0"],
    [1e40, "1000000000000000"],
  ])(
    "of %d is %s: rounded down to a millionth, and never beyond what is kept",
    async (held, power) => {
      const world = await openTokenPool({ rule: "unlimited" });
      await addList(world.roundId, [["0xaa", held]], "exact");
      expect((await mine(world, "juror")).power).toBe(power);
    },
  );

  test("is found anew when the organizer says so; what is at stake beyond it stays, and grows no more", async () => {
    const world = await openTokenPool({ rule: "unlimited" });
    const { people, roundId, poolId } = world;
    await stakeOn(world, "juror", null, 40);
    await addList(roundId, [["0xaa", 15]], "later");
    expect((await mine(world, "juror")).power).toBe("40");
    expect(await renewPowers(people.organizer, roundId, poolId)).toEqual({
      ...{ members: 1, changed: 1 },
    });
    expect(await mine(world, "juror")).toMatchObject({ power: "15", staked: "40", free: "0" });
    await expect(stakeOn(world, "juror", null, 41)).rejects.toMatchObject({
      message: "Your power here is 15, and this would put 41 at stake",
    });
    await stakeOn(world, "juror", null, 20);
    expect((await mine(world, "juror")).staked).toBe("20");
  });

  test("comes of a juror's reliability once the round is fitted, in percent", async () => {
    const world = await openPool({
      rules: { power: { source: "reliability", rule: "unlimited" } },
    });
    expect((await mine(world, "juror")).noPower).toMatch(/once the round is closed and fitted/);
    await workerDb().round.update({
      where: { id: world.roundId },
      data: { status: "closed", closedAt: new Date() },
    });
    const fit = await workerDb().fit.create({
      data: {
        ...{ roundId: world.roundId, method: "log_l2_ridge", params: {}, scope: "all" },
        ...{ status: "done", finishedAt: new Date() },
      },
    });
    const juror = {
      key: world.people.juror,
      predicted: { share: 0.75 },
      agreement: { share: 0.1 },
    };
    await workerDb().fitPart.create({
      data: { fitId: fit.id, part: "jurors", data: { jurors: [juror] } },
    });
    expect(await mine(world, "juror")).toMatchObject({ power: "75", noPower: null });
  });

  test("comes of the coefficient of expertise, and of none for who has no credential", async () => {
    const power = { source: "coefficient", rule: "unlimited" };
    const world = await openPool({ rules: { power } }, { funding: FUNDING });
    const said = { roundId: world.roundId, credential: "expert", statement: "I am" };
    await workerDb().expertiseClaim.create({
      data: {
        ...{ ...said, userId: world.people.juror },
        attestations: { create: { attesterId: world.people.modeler } },
      },
    });
    // 1 + factor · maxBoost of an attested expert.
    expect(await mine(world, "juror")).toMatchObject({ amount: 4, power: "4" });
    expect((await mine(world, "modeler")).noPower).toMatch(/none of the credentials/);
  });
});

async function openTokenPool(power: object): Promise<PoolWorld> {
  const world = await openPool({}, { funding: FUNDING });
  const { roundId, poolId, people } = world;
  await addList(
    roundId,
    [
      ["0xaa", 10],
      ["octo", 30],
      ["0xbb", 500],
    ],
    "first",
  );
  for (const [provider, providerAccountId, login] of [
    ["ethereum", "0xAA", null],
    ["github", "77", "Octo"],
  ] as const) {
    await workerDb().account.create({
      data: {
        ...{ userId: people.juror, type: "oauth", provider, login },
        providerAccountId: `${providerAccountId}`,
      },
    });
  }
  const { rules } = newPoolInput.parse({
    ...{ name: "x", funds: "1" },
    rules: { power: { source: "tokens", credential: "token", ...power } },
  });
  await editPool(people.organizer, roundId, { poolId, rules });
  return world;
}

async function addList(roundId: string, holders: [string, number][], fileHash: string) {
  const list = { roundId, credential: "token", fileName: "h.csv", fileHash, createdById: "o" };
  await workerDb().holderList.create({
    data: {
      ...list,
      holders: { create: holders.map(([holder, amount]) => ({ holder, amount })) },
    },
  });
  // The account of another test's juror would share the wallet.
  await workerDb().account.deleteMany({ where: { user: { memberships: { none: { roundId } } } } });
}

describe("stakes", () => {
  test("are never more than one's power, abstentions included", async () => {
    const world = await openPool();
    const [a, b] = [await addProposal(world, 10), await addProposal(world, 10)];
    await stakeOn(world, "juror", a, "60.5");
    await stakeOn(world, "juror", null, "39.5");
    await expect(stakeOn(world, "juror", b, "0.000001")).rejects.toMatchObject({
      ...{
        code: "conflict",
        message: "Your power here is 100, and this would put 100.000001 at stake",
      },
    });
    expect(await mine(world, "juror")).toMatchObject({
      ...{
        staked: "100",
        free: "0",
        abstained: "39.5",
        stakes: [{ proposalId: a, amount: "60.5" }],
      },
    });
  });

  test("of twenty requests at once come to no more than one's power", async () => {
    const world = await openPool();
    const proposals = await Promise.all(Array.from({ length: 4 }, () => addProposal(world, 10)));
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, k) => stakeOn(world, "juror", proposals[k % 4]!, 30 + k)),
    );
    const refused = all.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "conflict" });
    const { staked } = await mine(world, "juror");
    expect(Number(staked)).toBeGreaterThanOrEqual(60);
    expect(Number(staked)).toBeLessThanOrEqual(100);
  });

  test("on many proposals at once are all set or none, what is taken off first", async () => {
    const world = await openPool();
    const { people, roundId, poolId } = world;
    const [a, b, c] = await Promise.all([10, 20, 30].map((amount) => addProposal(world, amount)));
    const put = (stakes: [string | null, string][], only = false) =>
      allocate(people.juror, roundId, {
        ...{ poolId, only, stakes: stakes.map(([proposalId, amount]) => ({ proposalId, amount })) },
      });
    expect(
      await put([
        [a!, "50"],
        [b!, "50"],
      ]),
    ).toEqual({ changed: 2 });
    expect(
      await put(
        [
          [c!, "90"],
          [null, "10"],
        ],
        true,
      ),
    ).toEqual({ changed: 4 });
    await expect(
      put([
        [a!, "20"],
        [c!, "85"],
      ]),
    ).rejects.toMatchObject({ code: "conflict" });
    expect(await put([[c!, "90"]])).toEqual({ changed: 0 });
    await expect(
      put([
        [c!, "1"],
        [c!, "2"],
      ]),
    ).rejects.toMatchObject({ code: "invalid" });
    expect(await mine(world, "juror")).toMatchObject({
      ...{ abstained: "10", stakes: [{ proposalId: c, amount: "90" }] },
    });
  });

  test("on a proposal of another pool are refused", async () => {
    const [world, other] = [await openPool(), await openPool()];
    await expect(stakeOn(world, "juror", await addProposal(other, 10), 1)).rejects.toMatchObject({
      code: "notFound",
    });
  });

  test("of a withdrawn proposal are free at once", async () => {
    const world = await openPool();
    const { people, roundId, poolId } = world;
    const [a, b] = [await addProposal(world, 10), await addProposal(world, 10)];
    await stakeOn(world, "juror", a, 100);
    await withdrawProposal(people.modeler, roundId, { poolId, proposalId: a });
    await expect(stakeOn(world, "juror", a, 50)).rejects.toMatchObject({
      ...{ code: "conflict", message: expect.stringContaining("is withdrawn") },
    });
    await stakeOn(world, "juror", b, 100);
    expect((await mine(world, "juror")).stakes).toEqual([{ proposalId: b, amount: "100" }]);
    const pool = await getPool(roundId, poolId);
    expect([pool.staked, pool.counted]).toEqual([100, 100]);
  });
});

describe("conviction", () => {
  test("is the closed form of what was staked and when, by the database's clock", async () => {
    const world = await openPool();
    const proposal = await addProposal(world, 500);
    await stakeOn(world, "juror", proposal, 10);
    await stakeOn(world, "approver", null, 96);
    await passTime(world, 2 * DAY_S);
    await stakeOn(world, "juror", proposal, 4);
    await passTime(world, 5 * DAY_S);
    const { standing, now } = await standingIn(world, proposal);
    const changes = await db.stake.findMany({
      where: { proposalId: proposal },
      orderBy: { id: "asc" },
    });
    const alpha = 2 ** (-1 / 3);
    const days = (from: Date, until: Date) => (until.getTime() - from.getTime()) / 86_400_000;
    const then = charge(alpha, 0, 10, days(changes[0]!.at, changes[1]!.at));
    const wanted = charge(alpha, then, 4, days(changes[1]!.at, now));
    expect(days(changes[0]!.at, now)).toBeCloseTo(7, 2);
    expect(standing!.conviction).toBeCloseTo(wanted, 9);
    expect(standing!.stake).toBe(4);
    // κ = 0.0025 / (0.2 − 0.05)² = 1/9, of 100 at stake, and of what is left of 106 after five days.
    const counted = 100 + 6 * alpha ** days(changes[1]!.at, now);
    expect(standing!.threshold).toBeCloseTo(counted / 9 / (1 - alpha), 6);
  });

  test("is told with its trigger over time, and on to the crossing that comes", async () => {
    const world = await openPool();
    const proposal = await addProposal(world, 500);
    await stakeOn(world, "juror", proposal, 40);
    await stakeOn(world, "approver", null, 60);
    await passTime(world, DAY_S / 2);
    const { past, coming, standing, split, now } = await getProposal(
      ...([world.roundId, world.poolId, proposal] as const),
    );
    expect(past.at(-1)!.at).toBe(now.getTime());
    expect(past.at(-1)!.conviction).toBeCloseTo(standing!.conviction, 9);
    const crossing = standing!.passesAt!.getTime();
    for (const { at, conviction, threshold } of coming) {
      expect(conviction > threshold).toBe(at >= crossing);
    }
    expect(coming.at(-1)!.at).toBeGreaterThan(crossing);
    // The attack: the parts of a split request pass sooner, or not at all later.
    expect(split.map(({ parts }) => parts)).toEqual([2, 3, 5, 10]);
    await expect(getProposal(world.roundId, world.poolId, "none")).rejects.toMatchObject({
      code: "notFound",
    });
  });

  test("warns of a request that passes at no stake, and says what a small stake needs", async () => {
    const world = await openPool();
    const [large, small] = [await addProposal(world, 1501), await addProposal(world, 500)];
    await stakeOn(world, "juror", small, 10);
    await stakeOn(world, "approver", null, 100);
    expect((await standingIn(world, large)).standing).toMatchObject({
      ...{ never: "request", passesAt: null, stakeNeeded: Number.POSITIVE_INFINITY },
    });
    const { standing } = await standingIn(world, small);
    // κ = 1/9: a ninth of all, so an eighth of what is elsewhere.
    expect(standing).toMatchObject({ never: "stake", passesAt: null });
    expect(standing!.stakeNeeded).toBeCloseTo(100 / 8, 9);
  });

  test("is said beforehand of stakes that nobody has made yet", async () => {
    const world = await openPool();
    const { people, roundId, poolId } = world;
    const [a, b] = [await addProposal(world, 500), await addProposal(world, 800)];
    await stakeOn(world, "juror", a, 60);
    const stakes = [{ proposalId: b, amount: "60" }];
    const found = await whatIfStaked(people.juror, roundId, { poolId, stakes });
    const of = (id: string) => found.find((row) => row.id === id)!;
    expect(of(a).after.finalShare).toBe(0);
    expect(of(b).after.finalShare).toBeGreaterThan(1);
    expect(of(b).after.threshold).toBe(of(b).before.threshold);
    const outside = await whatIfStaked(null, roundId, { poolId, stakes });
    expect(outside.find((row) => row.id === b)!.after.threshold).toBeGreaterThan(
      of(b).after.threshold,
    );
    await stakeOn(world, "juror", a, 0);
    await stakeOn(world, "juror", b, 60);
    const { standing } = await standingIn(world, b);
    expect(standing!.finalShare).toBeCloseTo(of(b).after.finalShare, 9);
    const unknown = { poolId, stakes: [{ proposalId: "none", amount: "1" }] };
    await expect(whatIfStaked(null, roundId, unknown)).rejects.toMatchObject({ code: "notFound" });
  });

  test("does not make a trigger fall at once when members leave", async () => {
    const world = await openPool({ rules: { minimumStake: "30" } });
    const proposal = await addProposal(world, 500);
    await stakeOn(world, "juror", proposal, 10);
    expect((await getPool(world.roundId, world.poolId)).counted).toBe(30);
    await stakeOn(world, "approver", null, 90);
    const before = (await standingIn(world, proposal)).standing!.threshold;
    await stakeOn(world, "approver", null, 0);
    const after = (await standingIn(world, proposal)).standing!.threshold;
    expect(after).toBeLessThanOrEqual(before);
    expect(after).toBeGreaterThan(before * 0.9999);
    await passTime(world, 3 * DAY_S);
    const later = await getPool(world.roundId, world.poolId);
    expect(later.staked).toBe(10);
    expect(later.counted).toBeCloseTo(10 + 90 / 2, 2);
  });
});

describe("a proposal", () => {
  test("keeps its content; a missing address is added once, by whoever made it", async () => {
    const world = await openPool();
    const { people, roundId, poolId } = world;
    const proposalId = await addProposal(world, 10);
    const set = (who: string, recipient: string) =>
      setRecipient(who, roundId, { poolId, proposalId, recipient });
    const address = `0x${"2".repeat(40)}`;
    await expect(set(people.organizer, address)).rejects.toMatchObject({ code: "forbidden" });
    await expect(set(people.modeler, "0x12")).rejects.toMatchObject({ code: "invalid" });
    await set(people.modeler, address);
    expect((await standingIn(world, proposalId)).recipient).toBe(address);
    await expect(set(people.modeler, `0x${"3".repeat(40)}`)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("says everything that is wrong with it at once", async () => {
    const { people, roundId, poolId } = await openPool();
    const asked = { poolId, title: "A", text: "", amount: "0.0000001", recipient: "me" };
    await expect(propose(people.juror, roundId, asked)).rejects.toMatchObject({
      details: { problems: [{ column: "amount" }, { column: "recipient" }] },
    });
  });

  test("is withdrawn once, by whoever made it", async () => {
    const world = await openPool();
    const { people, roundId, poolId } = world;
    const of = { poolId, proposalId: await addProposal(world, 10) };
    await expect(withdrawProposal(people.juror, roundId, of)).rejects.toMatchObject({
      code: "forbidden",
    });
    await withdrawProposal(people.modeler, roundId, of);
    await expect(withdrawProposal(people.modeler, roundId, of)).rejects.toMatchObject({
      ...{ code: "conflict", message: "This proposal is withdrawn already" },
    });
    expect(await standingIn(world, of.proposalId)).toMatchObject({
      ...{ status: "withdrawn", standing: null },
    });
  });
});

test("a pool is looked for in its own round alone", async () => {
  const [world, other] = [await openPool(), await openPool()];
  await expect(getPool(other.roundId, world.poolId)).rejects.toMatchObject({ code: "notFound" });
  await expect(
    stakeOn({ ...world, roundId: other.roundId }, "juror", null, 1),
  ).rejects.toMatchObject({ code: "notFound" });
  expect(await asActor(world.people.juror, (tx) => tx.stake.count())).toBeGreaterThan(0);
});
