import { beforeEach, describe, expect, test } from "vitest";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { EXPORT_FORMATS, exportJudgements } from "~/server/services/exportJudgements";
import { jurorDetail } from "~/server/services/jurorDetail";
import { jurorOverview } from "~/server/services/jurorOverview";
import { loadJurorRows } from "~/server/services/jurorRows";
import { jurorTimes } from "~/server/services/jurorTimes";
import { listRoundConflicts } from "~/server/services/listConflicts";
import { reviewFlag } from "~/server/services/reviewFlag";
import { undoRuling, voidJudgements } from "~/server/services/ruleOnJudgements";
import { accessOf, addAnswers, closeRound, type Fixture, openRound, PROJECTS } from "./fixture";
import { addAnswer, type GivenAnswer } from "./givenAnswer";

let fixture: Fixture;
let roundId: string;
let organizer: string;
let juror: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  ({ organizer, juror } = fixture.people);
});

const answer = (a: number, b: number, given?: GivenAnswer) =>
  addAnswer(fixture, a, b, { juror, ...given });

const overview = (status: "open" | "closed" = "open") => jurorOverview(roundId, status);
const mine = async (status: "open" | "closed" = "open") =>
  (await overview(status)).jurors.find((row) => row.juror === juror)!;

describe("the overview", () => {
  test("shows a juror who has done nothing yet, and no figure about them", async () => {
    expect(await mine()).toMatchObject({
      ...{ name: "juror", answered: 0, rows: 0, medianSeconds: null, lastAt: null },
      ...{ reliability: null, agreement: null, scale: null, flags: [] },
    });
  });

  test("counts sealed answers and reads none of them while the round is open", async () => {
    await answer(0, 1);
    await answer(0, 2, { split: "private", logRatio: Math.log(500) });
    const open = await overview();
    expect(open).toMatchObject({ scope: "train", rows: 1 });
    expect(await mine()).toMatchObject({ answered: 2, rows: 1, scale: Math.log(2) });
    expect(open.coverage.pairs).toEqual([{ a: 0, b: 1, count: 1 }]);
    await closeRound(fixture);
    expect(await overview("closed")).toMatchObject({ scope: "all", rows: 2 });
  });

  test("says how the judgements cover the projects and whether they connect them", async () => {
    await answer(0, 1);
    await answer(1, 0);
    await answer(2, 3);
    const { coverage } = await overview();
    expect(coverage).toMatchObject({
      compared: 2,
      connected: false,
      pairs: [
        { a: 0, b: 1, count: 2 },
        { a: 2, b: 3, count: 1 },
      ],
      projects: [
        { name: PROJECTS[0], judgements: 2, opponents: 1 },
        { judgements: 2 },
        { judgements: 1 },
        { judgements: 1 },
        { judgements: 0, opponents: 0 },
      ],
    });
    expect(coverage.components.map((group) => group.length).sort()).toEqual([1, 2, 2]);
  });

  test("has figures of imported jurors, named as in the file", async () => {
    await addAnswers(fixture, "file", 4);
    const { jurors, diagnosed } = await overview();
    const imported = jurors.filter((row) => row.imported);
    expect(diagnosed).toBe(true);
    expect(imported.map(({ name }) => name).sort()).toEqual([
      "file-0",
      "file-1",
      "file-2",
      "file-3",
    ]);
    for (const { reliability, agreement, scale, answered } of imported) {
      expect(reliability).toBeGreaterThan(0);
      expect(agreement!.rows).toBeGreaterThan(0);
      expect(scale).toBeGreaterThan(0);
      expect(answered).toBeNull();
    }
  });

  test("brings the judgements of a file that names no jurors together, for them to be looked at", async () => {
    await addAnswers(fixture, "file", 1);
    await workerDb()
      .$executeRaw`ALTER TABLE "Comparison" DISABLE TRIGGER "Comparison_versions_only"`;
    await workerDb().comparison.updateMany({ where: { roundId }, data: { jurorLabel: null } });
    await workerDb()
      .$executeRaw`ALTER TABLE "Comparison" ENABLE TRIGGER "Comparison_versions_only"`;
    const nobody = (await overview()).jurors.find((row) => row.imported)!;
    expect(nobody.name).toBe("A file without jurors");
    const { judgements } = await jurorDetail(roundId, "open", nobody.juror);
    expect(judgements).toHaveLength(nobody.rows);
    const target = { juror: nobody.juror };
    await expect(
      voidJudgements(organizer, roundId, { target, reason: "No" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  test("leaves out voided judgements, until the ruling is undone", async () => {
    const { id: comparisonId } = await answer(0, 1);
    const target = { comparisonId };
    const { rulingId } = await voidJudgements(organizer, roundId, { target, reason: "No" });
    expect((await mine()).rows).toBe(0);
    await undoRuling(organizer, roundId, { rulingId, reason: "Yes" });
    expect((await mine()).rows).toBe(1);
  });

  test("flags a constant multiplier; a review is kept, and asks again when more comes", async () => {
    for (const a of [0, 1, 2]) {
      for (const b of [0, 1, 2, 3, 4]) {
        if (a !== b) await answer(a, b, { logRatio: Math.log(1.1) });
      }
    }
    const flagged = async () => (await mine()).flags.find(({ rule }) => rule === "constant");
    expect((await flagged())?.evidence).toContain("1.1 times");
    await reviewFlag(organizer, roundId, "open", { juror, rule: "constant", note: "They mean it" });
    expect((await flagged())?.review).toMatchObject({
      note: "They mean it",
      by: "organizer",
      current: true,
    });
    await answer(4, 3, { logRatio: Math.log(1.1) });
    expect((await flagged())?.review).toMatchObject({ current: false });
    await expect(
      reviewFlag(organizer, roundId, "open", { juror, rule: "no-such-rule", note: "?" }),
    ).rejects.toMatchObject({ code: "notFound" });
  });
});

test("nothing of a held-out answer is in anything an organizer reads before the close", async () => {
  const held = { reason: "CANARY", logRatio: Math.log(731) } as const;
  await answer(0, 1);
  await answer(0, 2, { ...held, split: "private" });
  await answer(1, 3, { ...held, split: "public" });
  const rule = { roundId, userId: juror, kind: "project", value: PROJECTS[0]! } as const;
  await workerDb().conflict.create({ data: rule });
  const read = async (status: "open" | "closed") =>
    JSON.stringify([
      await overview(status),
      await jurorDetail(roundId, status, juror),
      await listRoundConflicts(roundId),
      ...(await Promise.all(
        EXPORT_FORMATS.map((format) =>
          exportJudgements(accessOf(fixture, status, "organizer"), format),
        ),
      )),
    ]);
  expect(await read("open")).not.toMatch(/CANARY|,731,|6\.5944/);
  await closeRound(fixture);
  expect(await read("closed")).toMatch(/CANARY.*,731,/);
});

test("more judgements than fit are refused with their number, not read", async () => {
  await addAnswers(fixture, "file", 2);
  const all = await loadJurorRows(db, roundId, ["train"], 100);
  await expect(loadJurorRows(db, roundId, ["train"], 3)).rejects.toMatchObject({
    code: "tooLarge",
    message: expect.stringContaining(`has ${all.rows.length} judgements`),
  });
});

test("time per pair runs from when it was on the screen: a prefetched pair waits for the one before", async () => {
  const start = Date.now() - 1_000_000;
  const at = (seconds: number) => new Date(start + seconds * 1000);
  await answer(0, 1, { servedAt: at(0), answeredAt: at(30) });
  await answer(0, 2, { servedAt: at(0), answeredAt: at(50) });
  await answer(0, 3, { servedAt: at(200), answeredAt: at(210) });
  const [times] = await jurorTimes(roundId);
  expect(times).toMatchObject({ juror, answered: 3, medianSeconds: 20 });
});

describe("one juror", () => {
  test("has every judgement with its versions, the voided one with its reason", async () => {
    const { id: comparisonId } = await answer(0, 1, { reason: "I use it" });
    await answer(1, 2, { split: "private" });
    await voidJudgements(organizer, roundId, { target: { comparisonId }, reason: "A conflict" });
    const { judgements, total } = await jurorDetail(roundId, "open", juror);
    expect(total).toBe(1);
    expect(judgements).toMatchObject([
      {
        ...{ state: "voided", reason: "I use it", ruling: { reason: "A conflict" } },
        versions: [
          { version: 1, by: "juror", withdrawn: false },
          { version: 2, by: "organizer", withdrawn: true },
        ],
      },
    ]);
  });

  test("who is not in the round is not found", async () => {
    await expect(jurorDetail(roundId, "open", "nobody")).rejects.toMatchObject({
      code: "notFound",
    });
  });
});
