import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { readComparisons } from "~/core/formats";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { EXPORT_FORMATS, exportJudgements } from "~/server/services/exportJudgements";
import { jurorDetail } from "~/server/services/jurorDetail";
import { jurorOverview } from "~/server/services/jurorOverview";
import { jurorTimes } from "~/server/services/jurorTimes";
import { reviewFlag } from "~/server/services/reviewFlag";
import { undoRuling, voidJudgements } from "~/server/services/ruleOnJudgements";
import { accessOf, addAnswers, closeRound, type Fixture, openRound, PROJECTS } from "./fixture";

let fixture: Fixture;
let roundId: string;
let organizer: string;
let juror: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  ({ organizer, juror } = fixture.people);
});

interface Answer {
  outcome?: "a" | "b" | "equal" | "skip";
  logRatio?: number | null;
  split?: "train" | "private";
  reason?: string;
  servedAt?: Date;
  answeredAt?: Date;
}

async function answer(a: number, b: number, given: Answer = {}) {
  const { outcome = "a", split = "train", logRatio = Math.log(2), reason } = given;
  const { servedAt, answeredAt = new Date() } = given;
  const [projectAId, projectBId] = [fixture.projectIds[a]!, fixture.projectIds[b]!];
  const pair = { roundId, jurorId: juror, projectAId, projectBId, split };
  const { id: assignmentId } = await workerDb().assignment.create({
    data: {
      ...{ ...pair, reason: "connect", tokenHash: randomUUID(), answeredAt },
      ...(servedAt && { servedAt }),
    },
  });
  const said = { outcome, logRatio: outcome === "skip" ? null : logRatio, reason: reason ?? null };
  return workerDb().comparison.create({ data: { ...pair, ...said, assignmentId } });
}

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
    for (let turn = 0; turn < 4; turn++) {
      for (const [a, b] of [
        [0, 1],
        [2, 1],
        [3, 4],
      ] as const)
        await answer(a, b, { logRatio: Math.log(1.1) });
    }
    const flagged = async () => (await mine()).flags.find(({ rule }) => rule === "constant");
    expect((await flagged())?.evidence).toContain("1.1 times");
    await reviewFlag(organizer, roundId, "open", { juror, rule: "constant", note: "They mean it" });
    expect((await flagged())?.review).toMatchObject({
      note: "They mean it",
      by: "organizer",
      current: true,
    });
    await answer(0, 4, { logRatio: Math.log(1.1) });
    expect((await flagged())?.review).toMatchObject({ current: false });
    await expect(
      reviewFlag(organizer, roundId, "open", { juror, rule: "no-such-rule", note: "?" }),
    ).rejects.toMatchObject({ code: "notFound" });
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

describe("the export", () => {
  const asOrganizer = () => accessOf(fixture, "open", "organizer");

  test.each(EXPORT_FORMATS.filter((format) => format !== "record"))(
    "as %s reads back as the judgements that went in",
    async (format) => {
      await addAnswers(fixture, "file", 4);
      await answer(0, 1, { reason: '=HYPERLINK("x"), "really"\nyes' });
      await answer(3, 1, { outcome: "b", logRatio: -Math.log(3) });
      const { text, rows, leftOut } = await exportJudgements(asOrganizer(), format);
      const read = readComparisons(text);
      expect([read.problems, read.format]).toEqual([[], format]);
      const want = await workerDb().comparison.findMany({
        where: { roundId, split: "train" },
        include: { projectA: true, projectB: true },
      });
      expect([rows, leftOut]).toEqual([want.length, 0]);
      const hasRatio = !["synthetic", "plain-winner", "plain-outcome"].includes(format);
      const hasJuror = format !== "gg24-public";
      const line = (a: string, b: string, ratio: number, who: string) => {
        const [x, y, r] = a < b ? [a, b, ratio] : [b, a, -ratio];
        const size = r.toFixed(6);
        return `${x} ${y} ${size} ${hasJuror ? who : ""}`;
      };
      const names = (id: string | null) => (id === juror ? "juror" : null);
      const expected = want.map((row) =>
        line(
          row.projectA.name,
          row.projectB.name,
          hasRatio ? row.logRatio! : row.outcome === "a" ? 1 : -1,
          names(row.jurorId) ?? row.jurorLabel!,
        ),
      );
      const found = read.rows.map((row) =>
        line(
          ...([read.items[row.a]!, read.items[row.b]!] as const),
          row.logRatio ?? 2 * row.outcome - 1,
          row.juror === undefined ? "" : read.jurors[row.juror]!,
        ),
      );
      // GG24's public file names no juror: there, equal answers of two jurors read as one.
      const whole = hasJuror ? expected : [...new Set(expected)];
      expect((hasJuror ? found : [...new Set(found)]).sort()).toEqual(whole.sort());
    },
  );

  test("leaves out of a format with multipliers what states none, and says how many", async () => {
    await answer(0, 1, { logRatio: null });
    await answer(1, 2);
    const { rows, leftOut } = await exportJudgements(asOrganizer(), "trial2025");
    expect([rows, leftOut]).toEqual([1, 1]);
  });

  test("as record marks what is voided, withdrawn and superseded, and escapes formulas", async () => {
    const { id: comparisonId } = await answer(0, 1, { reason: "=1+1" });
    await voidJudgements(organizer, roundId, { target: { comparisonId }, reason: "A conflict" });
    const { text } = await exportJudgements(asOrganizer(), "record");
    const [, first, second] = text.trim().split("\n");
    expect(first).toMatch(/'=1\+1.*,1,superseded,/);
    expect(second).toMatch(/,2,voided,A conflict$/);
  });

  test("holds the training split while the round is open, and everything once it is closed", async () => {
    await addAnswers(fixture, "file", 4);
    await answer(0, 1, { split: "private" });
    const train = await workerDb().comparison.count({ where: { roundId, split: "train" } });
    const all = await workerDb().comparison.count({ where: { roundId } });
    for (const format of ["plain-outcome", "record"] as const) {
      const open = await exportJudgements(asOrganizer(), format);
      expect(open).toMatchObject({ rows: train, fileName: expect.stringContaining("-training-") });
    }
    await closeRound(fixture);
    for (const format of ["plain-outcome", "record"] as const) {
      expect(await exportJudgements(accessOf(fixture, "closed"), format)).toMatchObject({
        rows: all,
      });
    }
  });

  test("names nobody and gives no reason to whoever is no organizer, under one pseudonym in every file", async () => {
    await answer(0, 1, { reason: "I am Ann" });
    await addAnswers(fixture, "Bartholomew", 1);
    await closeRound(fixture);
    const files = await Promise.all(
      EXPORT_FORMATS.map((format) => exportJudgements(accessOf(fixture, "closed"), format)),
    );
    for (const { text } of files)
      expect(text).not.toMatch(/I am Ann|Bartholomew|(?<!_)juror(?!-|_|[,\n])/);
    const [trial, plain] = await Promise.all(
      (["trial2025", "plain-outcome"] as const).map((format) =>
        exportJudgements(accessOf(fixture, "closed"), format),
      ),
    );
    expect(readComparisons(trial!.text).jurors).toEqual(readComparisons(plain!.text).jurors);
    expect(plain!.text).toMatch(/juror-[0-9a-f]{10}/);
  });

  test.each([
    ["a modeler", "open", ["modeler"], true],
    ["a modeler who also judges", "open", ["modeler", "juror"], false],
    ["a juror", "open", ["juror"], false],
    ["anybody", "open", [], false],
    ["anybody", "closed", [], true],
  ] as const)("is for %s of a round that is %s (%j): %s", async (_, status, roles, allowed) => {
    if (status === "closed") await closeRound(fixture);
    const asked = exportJudgements(accessOf(fixture, status, ...roles), "plain-outcome");
    if (allowed) expect((await asked).rows).toBe(0);
    else await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  });

  test("gives two jurors of one name two names", async () => {
    await answer(0, 1);
    const { id } = await workerDb().user.create({ data: { name: "Juror" } });
    await workerDb().membership.create({ data: { roundId, userId: id, role: "juror" } });
    const first = juror;
    juror = id;
    await answer(0, 1);
    juror = first;
    const { text } = await exportJudgements(asOrganizer(), "plain-outcome");
    expect(readComparisons(text).jurors).toHaveLength(2);
    expect(await db.comparison.count({ where: { roundId } })).toBe(2);
  });
});
