import { beforeEach, describe, expect, test } from "vitest";
import { splitOf } from "~/core/comparison";
import { sha256Hex } from "~/core/formats";
import { AppError } from "~/errors";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { listAudit } from "~/server/services/audit";
import { checkComparisons } from "~/server/services/checkComparisons";
import { importComparisons } from "~/server/services/importComparisons";
import { listImports } from "~/server/services/listImports";
import { closeRound, type Fixture, jobsOf, openRound, PROJECTS, SETTINGS } from "./fixture";

let fixture: Fixture;
let roundId: string;
let organizer: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  ({ organizer } = fixture.people);
});

const HEADER = "repo_a,repo_b,winner,multiplier,juror";
const file = (...rows: string[]) => ({
  fileName: "answers.csv",
  text: `${[HEADER, ...rows].join("\n")}\n`,
});

/** Every pair once, first project over second, twofold. */
const ALL_PAIRS = PROJECTS.flatMap((a, at) =>
  PROJECTS.slice(at + 1).map((b) => `${a},${b},${a},2,ann`),
);
const GOOD = file(...ALL_PAIRS, "beta/two,alpha/one,alpha/one,3,ben");
const BAD = file(
  "alpha/one,beta/two,gamma/three,2,ann",
  "alpha/one,beta/two,alpha/one,0.5,ann",
  "alpha/one,beta/two,alpha/one,NaN,ann",
  "alpha/one,beta/two,alpha/one,2,ann",
);

const rowsStored = () => workerDb().comparison.findMany({ where: { roundId } });

describe("a good file", () => {
  test("is stored row by row as it says, each pair in its split", async () => {
    const { rows } = await importComparisons(organizer, roundId, GOOD);
    expect(rows).toBe(11);
    const stored = await workerDb().comparison.findMany({
      where: { roundId },
      orderBy: { importLine: "asc" },
      include: { projectA: true, projectB: true },
    });
    expect(stored).toHaveLength(11);
    expect(stored[0]).toMatchObject({ outcome: "a", importLine: 2, jurorLabel: "ann" });
    expect(stored[0]?.logRatio).toBeCloseTo(Math.log(2), 12);
    expect(stored[10]).toMatchObject({ outcome: "b", importLine: 12, jurorLabel: "ben" });
    expect(stored[10]?.logRatio).toBeCloseTo(-Math.log(3), 12);
    for (const { projectA, projectB, split } of stored) {
      expect(split).toBe(splitOf("seed", projectA.name, projectB.name, SETTINGS.split));
    }
  });

  test("is sealed as it is written: the web process cannot read its held-out rows", async () => {
    const { splits } = await checkComparisons(roundId, GOOD);
    await importComparisons(organizer, roundId, GOOD);
    expect(splits.public + splits.private).toBeGreaterThan(0);
    const readable = await db.comparison.findMany({ where: { roundId } });
    expect(readable).toHaveLength(splits.train);
  });

  test("is reported before it is imported as it is read when it is", async () => {
    const text = GOOD.text.replace("alpha/one,beta/two,alpha/one", "Alpha/One,beta/two,Alpha/One");
    const outside = { ...GOOD, text: `${text}alpha/one,zeta/six,alpha/one,2,ann\n` };
    const report = await checkComparisons(roundId, outside);
    expect(report).toMatchObject({
      rows: 11,
      jurors: 2,
      projects: 5,
      projectsInRound: 5,
      outside: 1,
      problems: [],
    });
    expect(report.repairCount).toBe(report.repairs.length);
    expect(report.repairCount).toBeGreaterThan(0);
    expect(await rowsStored()).toEqual([]);
    await importComparisons(organizer, roundId, outside);
    const { problems: _, problemCount: __, ...said } = report;
    expect((await listImports(roundId))[0]).toMatchObject({ rows: 11, report: said });
  });

  test("has the data frozen for the board and stands in the audit trail by its hash", async () => {
    const { importId } = await importComparisons(organizer, roundId, GOOD);
    expect(await jobsOf(`freezeData:${roundId}`)).toHaveLength(1);
    const { events } = await listAudit(roundId);
    const fileHash = sha256Hex(GOOD.text);
    expect((await listImports(roundId))[0]).toMatchObject({ id: importId, fileHash });
    expect(events[0]).toMatchObject({
      action: "comparisons.imported",
      data: { importId, fileHash, rows: 11 },
    });
  });

  test("is taken once: the same bytes again are a conflict, also when sent at once", async () => {
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => importComparisons(organizer, roundId, GOOD)),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(
      importComparisons(organizer, roundId, { ...GOOD, fileName: "renamed.csv" }),
    ).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("imported") });
    expect(await rowsStored()).toHaveLength(11);
  });

  test("goes into another round all the same", async () => {
    await importComparisons(organizer, roundId, GOOD);
    const other = await openRound();
    const { rows } = await importComparisons(other.people.organizer, other.roundId, GOOD);
    expect(rows).toBe(11);
  });
});

describe("a bad file", () => {
  test("is refused with every problem, and nothing of it is written", async () => {
    const { problems } = await checkComparisons(roundId, BAD);
    expect(problems.map(({ line, column }) => `${line} ${column}`)).toEqual([
      "2 winner",
      "3 multiplier",
      "4 multiplier",
    ]);
    const error = await importComparisons(organizer, roundId, BAD).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "invalid", details: { problems } });
    expect(await rowsStored()).toEqual([]);
    expect(await listImports(roundId)).toEqual([]);
  });

  test.each([
    ["of other projects only", file("x/one,x/two,x/one,2,ann"), "rows"],
    ["without rows", file(), "no-rows"],
    ["empty", { fileName: "e.csv", text: "" }, ""],
    [
      "with weights",
      { fileName: "w.csv", text: "a,b,logRatio,weight\nalpha/one,beta/two,1,2\n" },
      "weight",
    ],
  ])("%s is refused", async (_, upload, rule) => {
    const report = await checkComparisons(roundId, upload);
    expect(report.problemCount).toBeGreaterThan(0);
    if (rule) expect(report.problems.map((problem) => problem.rule)).toContain(rule);
    await expect(importComparisons(organizer, roundId, upload)).rejects.toMatchObject({
      code: "invalid",
    });
  });

  test("that would be repaired is refused when repairs are not wanted", async () => {
    const repaired = file("Alpha/One,beta/two,Alpha/One,2,ann");
    expect((await checkComparisons(roundId, repaired)).problemCount).toBe(0);
    const strict = { ...repaired, strict: true };
    await expect(importComparisons(organizer, roundId, strict)).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

test("a closed round takes no file", async () => {
  await closeRound(fixture);
  await expect(importComparisons(organizer, roundId, GOOD)).rejects.toMatchObject({ code: "gone" });
  expect(await listImports(roundId)).toEqual([]);
});
