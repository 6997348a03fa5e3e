import { gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { readComparisons, sha256Hex, toComparisonData } from "~/core/formats";
import { workerDb } from "~/server/db/worker";
import { listAudit } from "~/server/services/audit";
import { datasetFiles } from "~/server/services/datasetFiles";
import { freezeData, freezeDataIfDue } from "~/server/services/freezeData";
import { loadFrozen } from "~/server/services/loadFrozen";
import { loadHoldout } from "~/server/services/loadHoldout";
import { loadRows } from "~/server/services/loadRows";
import { scoreBoard } from "~/server/services/scoreBoard";
import { scoreSubmission } from "~/server/services/scoreSubmission";
import { submitSubmission } from "~/server/services/submitSubmission";
import {
  addAnswers,
  type Fixture,
  jobsOf,
  openRound,
  submissionText,
  TRUE_WEIGHTS,
} from "./fixture";

let round: Fixture;
beforeEach(async () => {
  round = await openRound();
  await addAnswers(round);
});

const versions = (roundId = round.roundId) =>
  workerDb().datasetVersion.findMany({ where: { roundId }, orderBy: { version: "asc" } });
const submit = () =>
  submitSubmission(round.people.modeler, round.roundId, {
    ...{ title: "A model", fileName: "model.csv", text: submissionText(TRUE_WEIGHTS) },
  });
const scoresOf = (submissionId: string) =>
  workerDb().score.findMany({ where: { submissionId }, orderBy: { split: "asc" } });

/** Moves the newest version back in time, as only the owner with the triggers off can. */
async function age(hours: number): Promise<void> {
  await workerDb().$transaction([
    workerDb().$executeRaw`SET LOCAL session_replication_role = replica`,
    workerDb().$executeRaw`
      UPDATE "DatasetVersion" SET "createdAt" = "createdAt" - make_interval(hours => ${hours}::int)
      WHERE "roundId" = ${round.roundId}`,
  ]);
}

describe("a version", () => {
  test.each(["train", "public", "private"] as const)(
    "of the %s split holds what was judged, bit for bit, under names that say nothing",
    async (split) => {
      await freezeData(round.roundId, "requested");
      const frozen = await loadFrozen(workerDb(), round.roundId, split);
      const live = await loadRows(workerDb(), round.roundId, [split]);
      expect(frozen.items).toEqual(live.items);
      const { juror: who, weight, ...binary } = frozen.data.binary;
      const { juror: liveWho, ...liveBinary } = live.data.binary;
      const rows = ({ a, b, outcome }: typeof binary, names: Int32Array) =>
        Array.from(a, (_, at) => [a[at], b[at], outcome[at], names[at]]);
      // Jurors of one judgement are in another order: by pseudonym.
      const shape = (table: unknown[][]) => table.map(([a, b, outcome]) => [a, b, outcome]);
      expect(shape(rows(binary, who!))).toEqual(shape(rows(liveBinary, liveWho!)));
      expect(weight?.every((value) => value === 1)).toBe(true);
      expect(frozen.data.ratio.logRatio).toEqual(live.data.ratio.logRatio);
      expect(new Set(who).size).toBe(new Set(liveWho).size);
    },
  );

  test("is canonical text that hashes to its name, with pseudonyms alone", async () => {
    const files = await datasetFiles(workerDb(), round.roundId);
    expect(files.map(({ name }) => name)).toEqual(["items", "train", "public", "private"]);
    for (const { name, hash, seal, sha256, bytes, packed, rows } of files) {
      const text = Buffer.from(gunzipSync(packed)).toString();
      expect({ bytes: Buffer.byteLength(text), sha256 }).toEqual({
        bytes,
        sha256: sha256Hex(text),
      });
      expect(hash).toBe(seal === null ? sha256 : sha256Hex(seal + sha256));
      expect(text.trimEnd().split("\n")).toHaveLength(rows + 1);
      expect(text).not.toContain("answers-");
      if (name === "items") continue;
      expect(text).toMatch(/^a,b,outcome,logRatio,weight,juror\n.*,juror-[0-9a-f]{10}\n/);
    }
  });

  test("does not change with the judgements, whatever is added", async () => {
    await freezeData(round.roundId, "requested");
    const before = await loadHoldout(workerDb(), round.roundId, "private");
    await addAnswers(round, "more");
    expect(await loadHoldout(workerDb(), round.roundId, "private")).toEqual(before);
    await freezeData(round.roundId, "requested");
    const after = await loadHoldout(workerDb(), round.roundId, "private");
    expect(after.version).toBe(before.version + 1);
    expect(after.data.binary.a.length).toBeGreaterThan(before.data.binary.a.length);
  });

  test("is not made where nothing changed, nor twice by two at once", async () => {
    const freeze = () => freezeData(round.roundId, "requested", round.people.organizer);
    await Promise.all([freeze(), freeze(), freeze()]);
    await freeze();
    const [only, ...others] = await versions();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ version: 1, createdById: round.people.organizer });
    const { events, verified } = await listAudit(round.roundId);
    const frozen = events.filter(({ action }) => action === "data.frozen");
    expect(frozen).toMatchObject([{ data: { version: 1, hash: only!.hash, reason: "requested" } }]);
    expect(verified).toBe(true);
    expect(await jobsOf(`scoreBoard:${round.roundId}`)).toHaveLength(1);
  });

  test("keeps the names, and one copy, of the files that did not change", async () => {
    await freezeData(round.roundId, "requested");
    const { id: importId } = await workerDb().comparisonImport.create({
      data: {
        ...{ roundId: round.roundId, fileName: "f", fileHash: "f", format: "plain", rows: 1 },
        ...{ report: {}, createdById: round.people.organizer },
      },
    });
    await workerDb().comparison.create({
      data: {
        ...{ roundId: round.roundId, importId, importLine: 2, jurorLabel: "ann", outcome: "a" },
        ...{ projectAId: round.projectIds[0]!, projectBId: round.projectIds[1]!, split: "train" },
      },
    });
    await freezeData(round.roundId, "imported");
    const files = await workerDb().datasetFile.findMany({ where: { roundId: round.roundId } });
    const kinds = (name: string) =>
      new Set(files.filter((file) => file.name === name).map(({ hash }) => hash)).size;
    expect(["items", "train", "public", "private"].map(kinds)).toEqual([1, 2, 1, 1]);
    const data = { roundId: round.roundId, NOT: { name: { startsWith: "baseline-" } } };
    expect(await workerDb().datasetContent.count({ where: data })).toBe(5);
  });

  test("of a round without judgements is read as such", async () => {
    const empty = await openRound();
    const { data, items } = await loadHoldout(workerDb(), empty.roundId, "public");
    expect(items).toHaveLength(5);
    expect(data.binary.a).toHaveLength(0);
  });

  test("names jurors and strengths where there are any, row by row", async () => {
    const { id: importId } = await workerDb().comparisonImport.create({
      data: {
        ...{ roundId: round.roundId, fileName: "f", fileHash: "f", format: "plain", rows: 1 },
        ...{ report: {}, createdById: round.people.organizer },
      },
    });
    await workerDb().comparison.create({
      data: {
        ...{ roundId: round.roundId, importId, importLine: 2, outcome: "equal" },
        ...{ projectAId: round.projectIds[0]!, projectBId: round.projectIds[1]!, split: "train" },
      },
    });
    const [items, train] = await datasetFiles(workerDb(), round.roundId);
    const text = Buffer.from(gunzipSync(train!.packed)).toString();
    expect(text).toContain("alpha/one,beta/two,0.5,,1,\n");
    const file = readComparisons(text);
    expect(file).toMatchObject({ format: "plain-judgement", problemCount: 0 });
    expect(toComparisonData(file).binary.a).toHaveLength(train!.rows);
    expect(items!.rows).toBe(5);
  });
});

describe("the board", () => {
  test("is scored on the newest version: later judgements change no score until the next", async () => {
    const { submissionId } = await submit();
    await scoreSubmission(submissionId);
    expect(await versions()).toMatchObject([{ version: 1, reason: "first" }]);
    const before = await scoresOf(submissionId);
    await addAnswers(round, "more");
    const second = (await submit()).submissionId;
    await scoreSubmission(second);
    expect(await scoresOf(submissionId)).toEqual(before);
    const values = (scores: { value: number }[]) => scores.map(({ value }) => value);
    expect(values(await scoresOf(second))).toEqual(values(before));
    await freezeData(round.roundId, "requested");
    await scoreBoard(round.roundId);
    const after = await scoresOf(submissionId);
    expect(after).toHaveLength(2);
    for (const [at, { holdoutHash }] of after.entries())
      expect(holdoutHash).not.toBe(before[at]!.holdoutHash);
  });

  test("gets a new version with a submission once the newest is old, if judgements changed", async () => {
    const isMade = async () => {
      const before = (await versions()).length;
      await freezeDataIfDue(round.roundId);
      return (await versions()).length > before;
    };
    expect(await isMade()).toBe(true);
    await age(25);
    expect(await isMade()).toBe(false);
    await addAnswers(round, "more");
    expect(await isMade()).toBe(true);
    await addAnswers(round, "yet more");
    expect(await isMade()).toBe(false);
    await age(23);
    expect(await isMade()).toBe(false);
    await age(1);
    expect(await isMade()).toBe(true);
    expect((await versions()).map(({ reason }) => reason)).toEqual([
      "first",
      "scheduled",
      "scheduled",
    ]);
  });
});
