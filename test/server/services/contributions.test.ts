import { beforeEach, describe, expect, test } from "vitest";
import { AppError } from "~/errors";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { computeFunding } from "~/server/services/computeFunding";
import { importOptions } from "~/server/services/contributionUnits";
import {
  attestClaim,
  claimExpertise,
  importHolders,
  listExpertise,
  revokeAttestation,
} from "~/server/services/expertise";
import { fundingPlan } from "~/server/services/fundingPlan";
import { importContributions } from "~/server/services/importContributions";
import { listContributionImports } from "~/server/services/listContributions";
import { listOwnPledges, pledge, setPledgeWithdrawn } from "~/server/services/pledges";
import { readFunding } from "~/server/services/readFunding";
import { sandboxData } from "~/server/services/sandboxData";
import { beginUpload, finishUpload, uploadPart } from "~/server/services/uploadContributions";
import { closeRound, type Fixture, FUNDING, openRound } from "./fixture";

const ANN = `0x${"a".repeat(40)}`;
const BEN = `0x${"b".repeat(40)}`;
const QF = { mechanism: "qf" };
const WALLET = `0x${"c".repeat(40)}`;
let fixture: Fixture;
let roundId: string;
let organizer: string;

async function open(funding: object = QF): Promise<void> {
  fixture = await openRound({ funding });
  ({ roundId } = fixture);
  ({ organizer } = fixture.people);
}
beforeEach(() => open());

/** Uploads in parts of a few bytes, and imports as the worker does. */
async function upload(text: string, options: object = {}): Promise<string> {
  const content = Buffer.from(text);
  const { importId } = await beginUpload(organizer, roundId, {
    ...{ fileName: "given.csv", bytes: content.length, options: importOptions.parse(options) },
  });
  for (let seq = 0; seq * 16 < content.length; seq++) {
    await uploadPart(roundId, importId, seq, content.subarray(seq * 16, (seq + 1) * 16));
  }
  await finishUpload(organizer, roundId, importId);
  await importContributions(importId);
  return importId;
}

const stored = () =>
  workerDb().contribution.findMany({ where: { roundId }, orderBy: { id: "asc" } });
const lastImport = async () => (await listContributionImports(roundId))[0]!;
const amounts = async () =>
  Object.fromEntries(
    (await readFunding(roundId))!.projects.map(({ name, amount }) => [name, amount]),
  );

const GOOD = `id,voter,project,amountUSD,rawScore\nx,${ANN},alpha/one,12.5,20\ny,${BEN},Beta/Two,0.000001,\n`;

describe("an uploaded file", () => {
  test("is stored line by line, in integers of the smallest unit", async () => {
    await upload(GOOD);
    expect(await stored()).toMatchObject([
      { donor: ANN, importLine: 2, reference: "x", score: 20, symbol: "USDC", decimals: 6 },
      { donor: BEN, importLine: 3, reference: "y", score: null, source: "import" },
    ]);
    expect((await stored()).map(({ amount }) => amount.toFixed())).toEqual(["12500000", "1"]);
    expect(await lastImport()).toMatchObject({ status: "done", rows: 2, progress: 1 });
    expect(await workerDb().contributionPart.count()).toBe(0);
  });

  test("with problems is refused as a whole, every problem with its line", async () => {
    const bad =
      "donor,project,amount\nann,alpha/one,0.0000001\nben,zeta/six,-1\n,alpha/one,x\nuser:a,alpha/one,1\n";
    await upload(bad);
    const { status, report } = await lastImport();
    expect(status).toBe("failed");
    expect(report?.problems.map(({ line, rule }) => [line, rule])).toEqual([
      ...[
        [2, "precision"],
        [3, "unknown-item"],
        [3, "number"],
      ],
      ...[
        [4, "missing"],
        [4, "number"],
        [5, "donor"],
      ],
    ]);
    expect(report?.problems.every(({ fix }) => fix.length > 0)).toBe(true);
    expect(await stored()).toEqual([]);
  });

  test("is imported once, and again after it was refused", async () => {
    await upload(GOOD);
    await expect(upload(GOOD)).rejects.toThrow(/imported already/);
    const refused = "donor,project,amount\nann,zeta/six,1\n";
    await upload(refused);
    await upload(refused);
    expect(await stored()).toHaveLength(2);
  });

  test("is taken by the worker a second time without a second effect", async () => {
    const importId = await upload(GOOD);
    await importContributions(importId);
    expect(await stored()).toHaveLength(2);
  });

  test("does not count before all of it is here", async () => {
    const { importId } = await beginUpload(organizer, roundId, {
      ...{ fileName: "a.csv", bytes: 8, options: importOptions.parse({}) },
    });
    await uploadPart(roundId, importId, 1, Buffer.from("half"));
    await expect(finishUpload(organizer, roundId, importId)).rejects.toThrow(/not arrived whole/);
  });

  test("may hold several tokens, each with its decimals and its worth", async () => {
    await open({ ...QF, tokens: [{ symbol: "ETH", decimals: 18, rate: "2000.5" }] });
    const text = `donor,project,amount,token\nann,alpha/one,1.5,ETH\nben,alpha/one,3,usdc\n`;
    await upload(text, { amounts: "byToken" });
    const rows = await stored();
    expect(
      rows.map(({ amount, symbol, decimals }) => [amount.toFixed(), symbol, decimals]),
    ).toEqual([
      ["1500000000000000000", "ETH", 18],
      ["3000000", "USDC", 6],
    ]);
    expect((await sandboxData(roundId, null)).amount).toEqual([3000.75, 3]);
    await upload("donor,project,amount,token\nann,alpha/one,1,DOGE\n", { amounts: "byToken" });
    expect((await lastImport()).report?.problems).toMatchObject([{ line: 2, rule: "token" }]);
  });
});

describe("a pledge", () => {
  const give = (who: string, at: number, amount: string, key = `${who}-${at}-${amount}`) =>
    pledge(who, roundId, { projectId: fixture.projectIds[at]!, amount, idempotencyKey: key });

  test("is edited, withdrawn and taken up again, each as a version", async () => {
    const { juror } = fixture.people;
    await give(juror, 0, "10");
    await give(juror, 0, "12.5");
    await setPledgeWithdrawn(juror, roundId, fixture.projectIds[0]!, true);
    expect(await listOwnPledges(juror, roundId)).toMatchObject([
      { name: "alpha/one", amount: "12500000", withdrawn: true },
    ]);
    expect((await sandboxData(roundId, juror)).amount).toEqual([]);
    await setPledgeWithdrawn(juror, roundId, fixture.projectIds[0]!, false);
    await setPledgeWithdrawn(juror, roundId, fixture.projectIds[0]!, false);
    expect((await stored()).map(({ version, current }) => [version, current])).toEqual([
      ...[
        [1, false],
        [2, false],
        [3, false],
        [4, true],
      ],
    ]);
    expect(await sandboxData(roundId, juror)).toMatchObject({ amount: [12.5], mine: 0 });
  });

  test("sent twice is one, and two at once leave one current", async () => {
    const { juror } = fixture.people;
    const [first, again] = [await give(juror, 0, "10"), await give(juror, 0, "10")];
    expect(again).toEqual(first);
    await Promise.allSettled(["1", "2", "3"].map((amount) => give(juror, 1, amount)));
    const current = (await stored()).filter((row) => row.current);
    expect(current).toHaveLength(2);
  });

  test.each(["0", "-1", "1e3", "0.0000001", "ten"])("is not %s", async (amount) => {
    const refused = await give(fixture.people.juror, 0, amount).catch((error) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused.details.problems).toMatchObject([{ column: "amount", value: amount }]);
  });

  test("is not taken once the round is closed, and is until a funding deadline that is later", async () => {
    await closeRound(fixture);
    await expect(give(fixture.people.juror, 0, "1")).rejects.toThrow(/no contributions any more/);
    await open({ ...QF, closesAt: new Date(Date.now() + 86_400_000).toISOString() });
    await closeRound(fixture);
    await give(fixture.people.juror, 0, "1");
    expect(await stored()).toHaveLength(1);
  });

  test("and the gift of a wallet of the same person are one donor's", async () => {
    const { juror } = fixture.people;
    await workerDb().account.create({
      data: {
        ...{ userId: juror, type: "siwe", provider: "ethereum" },
        providerAccountId: WALLET.toUpperCase().replace("0X", "0x"),
      },
    });
    await give(juror, 0, "4");
    await upload(`donor,project,amount\n${WALLET},alpha/one,5\n`);
    expect(await sandboxData(roundId, juror)).toMatchObject({ donors: 1, donor: [0, 0], mine: 0 });
  });
});

describe("the matches of a round", () => {
  const FOUR = `donor,project,amount\n${ANN},alpha/one,100\n${BEN},alpha/one,25\n${ANN},beta/two,9\n${BEN},beta/two,16\n`;

  test("are those of the recipe, and sum to the pool to the unit", async () => {
    await upload(FOUR);
    await computeFunding(roundId);
    // 2·√(100·25) = 100 and 2·√(9·16) = 24 of 1,000,000,007
    expect(await amounts()).toMatchObject({ "alpha/one": "806451619", "beta/two": "193548388" });
    const found = (await readFunding(roundId))!;
    const paid = found.projects.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    expect(paid + BigInt(found.unspent)).toBe(1_000_000_007n);
    expect(found).toMatchObject({ current: true, contributions: 4, waitsForWeights: false });
    await pledge(fixture.people.juror, roundId, {
      ...{ projectId: fixture.projectIds[0]!, amount: "1", idempotencyKey: "later-one" },
    });
    expect((await readFunding(roundId))!.current).toBe(false);
  });

  test("keep who was boosted, what was left out, and what it would be without each step", async () => {
    await open(FUNDING);
    await upload(`${FOUR}${ANN},alpha/one,0.5\n`);
    await importHolders(organizer, roundId, {
      ...{ credential: "token", fileName: "h.csv", text: `address,balance\n${ANN},12\n` },
    });
    await computeFunding(roundId);
    const found = (await readFunding(roundId))!;
    expect(found.boosted).toEqual({ count: 1, donors: [{ donor: ANN, coefficient: 3 }] });
    expect(found.leftOut).toEqual({ minimum: 1, self: 0, score: 0 });
    expect(found.without.map(({ step }) => step)).toEqual(["eligibility", "boost", "cap"]);
    const steps = found.steps.map(({ step }) => step);
    expect(steps).toEqual(["contributions", "eligibility", "boost", "mechanism", "cap", "amounts"]);
    expect(found.without.at(-1)?.amounts[0]).not.toBe(found.projects[0]!.amount);
  });

  test("are a plan for a payout once nothing can change them any more", async () => {
    await upload(FOUR);
    await computeFunding(roundId);
    const plan = () => db.$transaction((tx) => fundingPlan(tx, roundId));
    await expect(plan()).rejects.toThrow(/still takes/);
    await closeRound(fixture);
    const { projects, unspent, inputsHash } = await plan();
    expect(projects[0]).toMatchObject({ name: "alpha/one", amount: "806451619" });
    const sum = projects.reduce((total, { amount }) => total + BigInt(amount), BigInt(unspent));
    expect(sum).toBe(1_000_000_007n);
    expect(inputsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("wait for the jury's weights where the recipe needs them", async () => {
    await open({ ...QF, share: 0.5, prior: 0.25 });
    await upload(FOUR);
    await computeFunding(roundId);
    const before = (await readFunding(roundId))!;
    expect(before).toMatchObject({ waitsForWeights: true, unspent: "500000004" });
    await closeRound(fixture);
    const fit = await workerDb().fit.create({
      data: {
        ...{ roundId, method: "log_l2_ridge", params: {}, scope: "all", status: "done" },
        finishedAt: new Date(),
        weights: {
          create: fixture.projectIds.map((projectId, at) => ({
            ...{ projectId, place: at + 1, theta: 0, weight: at === 4 ? 1 : 0 },
          })),
        },
      },
    });
    expect(fit.id).toBeTruthy();
    await computeFunding(roundId);
    const after = (await readFunding(roundId))!;
    expect(after).toMatchObject({ waitsForWeights: false, unspent: "0" });
    expect(after.projects[4]!.amount).toBe(String(500000004n + 125000001n));
  });
});

describe("expertise", () => {
  test("that was claimed counts by those who attest it, until they take it back", async () => {
    await open(FUNDING);
    const { juror, modeler } = fixture.people;
    const said = { credential: "expert", statement: "Ten years of it" };
    const { claimId } = await claimExpertise(juror, roundId, said);
    await expect(attestClaim(juror, roundId, claimId)).rejects.toThrow(/another person/);
    await attestClaim(modeler, roundId, claimId);
    await pledge(juror, roundId, {
      ...{ projectId: fixture.projectIds[0]!, amount: "4", idempotencyKey: "expert-gift" },
    });
    await computeFunding(roundId);
    expect((await readFunding(roundId))!.boosted.donors).toMatchObject([{ coefficient: 4 }]);
    await revokeAttestation(modeler, roundId, claimId);
    await computeFunding(roundId);
    expect((await readFunding(roundId))!.boosted.count).toBe(0);
    expect((await listExpertise(roundId, juror)).claims).toMatchObject([
      { credential: "expert", mine: true, attestedBy: [] },
    ]);
  });

  test("of a list is refused with every problem, and for a credential the recipe has not", async () => {
    await open(FUNDING);
    const list = (credential: string, text: string) =>
      importHolders(organizer, roundId, { credential, fileName: "h.csv", text });
    const bad = await list("token", "account,balance\nann,x\nann,2\n,3\n").catch((e) => e);
    expect(bad.details.problems.map(({ line }: { line: number }) => line)).toEqual([2, 4]);
    await expect(list("badge", "account,balance\nann,2\n")).rejects.toThrow(/no such credential/);
    await list("token", "account,balance\nann,2\n");
    await expect(list("token", "account,balance\nann,2\n")).rejects.toThrow(/imported already/);
  });
});
