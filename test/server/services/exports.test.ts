import { beforeEach, describe, expect, test } from "vitest";
import { readComparisons } from "~/core/formats";
import { workerDb } from "~/server/db/worker";
import { EXPORT_FORMATS, exportJudgements } from "~/server/services/exportJudgements";
import { voidJudgements } from "~/server/services/ruleOnJudgements";
import { accessOf, addAnswers, closeRound, type Fixture, openRound } from "./fixture";
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

const answer = (a: number, b: number, given?: GivenAnswer) => addAnswer(fixture, a, b, given);

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
    expect(second).toMatch(/,2,voided,A conflict,1$/);
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
    await answer(0, 1, { juror: id });
    const { text } = await exportJudgements(asOrganizer(), "plain-outcome");
    expect(readComparisons(text).jurors).toHaveLength(2);
  });
});
