import { beforeEach, expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";
import { serviceInThread } from "~/server/jobs/serviceInThread";
import { computeFunding } from "~/server/services/computeFunding";
import { importOptions } from "~/server/services/contributionUnits";
import { beginUpload, finishUpload, uploadPart } from "~/server/services/uploadContributions";
import { openRound } from "../services/fixture";

const FILE = `voter,project,amountUSD\n0x${"a".repeat(40)},alpha/one,12.5\n0x${"b".repeat(40)},alpha/one,3\n`;
let roundId: string;
let importId: string;

beforeEach(async () => {
  const fixture = await openRound({ funding: { mechanism: "qf" } });
  ({ roundId } = fixture);
  const { organizer } = fixture.people;
  const content = Buffer.from(FILE);
  ({ importId } = await beginUpload(organizer, roundId, {
    ...{ fileName: "given.csv", bytes: content.length, options: importOptions.parse({}) },
  }));
  await uploadPart(roundId, importId, 0, content);
  await finishUpload(organizer, roundId, importId);
});

const result = () => workerDb().fundingResult.findUniqueOrThrow({ where: { roundId } });

test("a job in a thread leaves what it leaves in place, and its thread serves the next", async () => {
  await serviceInThread({ service: "importContributions", id: importId });
  expect(await workerDb().contribution.count({ where: { roundId } })).toBe(2);
  await serviceInThread({ service: "computeFunding", id: roundId });
  const { computedAt: _, ...apart } = await result();
  await computeFunding(roundId);
  expect(await result()).toMatchObject(apart);
});

test("a job that fails says why, and the next one is done", async () => {
  const missing = serviceInThread({ service: "scoreBoard", id: "nobody" });
  await expect(missing).rejects.toThrow(/not found|No record/i);
  await serviceInThread({ service: "importContributions", id: importId });
  expect(await workerDb().contribution.count({ where: { roundId } })).toBe(2);
});
