import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { workerDb } from "~/server/db/worker";
import { countsOf } from "~/server/services/roundCounts";
import { type Fixture, openRound } from "./fixture";

const LARGE = 50_000;
const MINUTE_MS = 60_000;

let fixture: Fixture;

beforeEach(async () => {
  fixture = await openRound({}, ["org/a", "org/b"]);
});
afterEach(() => vi.useRealTimers());

/** Imported training answers on the one pair there is. */
async function answer(count: number): Promise<void> {
  const { roundId, people } = fixture;
  const { id } = await workerDb().comparisonImport.create({
    data: {
      ...{ roundId, fileName: "many.csv", fileHash: `${count}`, format: "plain", rows: count },
      ...{ report: {}, createdById: people.organizer },
    },
  });
  await workerDb().$executeRaw`
    INSERT INTO "Comparison" ("id", "roundId", "importId", "importLine", "jurorLabel", "projectAId",
      "projectBId", "outcome", "split")
    SELECT gen_random_uuid()::text, ${roundId}, ${id}, k, 'juror ' || (k % 7), p.a, p.b, 'a', 'train'
    FROM generate_series(1, ${count}::int) AS k,
      (SELECT min("id") AS a, max("id") AS b FROM "Project" WHERE "roundId" = ${roundId}) AS p`;
}

const comparisons = async () => (await countsOf([fixture.roundId]))(fixture.roundId).comparisons;

it("counts few judgements anew each time", async () => {
  await answer(3);
  expect(await comparisons()).toBe(3);
  await answer(1);
  expect(await comparisons()).toBe(4);
});

it("keeps a large count for a minute, and shows it while the next is made", async () => {
  await answer(LARGE);
  expect(await comparisons()).toBe(LARGE);
  await answer(1);
  expect(await comparisons()).toBe(LARGE);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * MINUTE_MS });
  expect(await comparisons()).toBe(LARGE);
  await vi.waitFor(async () => expect(await comparisons()).toBe(LARGE + 1), { timeout: 10_000 });
});

it("does not show a large count that is old", async () => {
  await answer(LARGE);
  expect(await comparisons()).toBe(LARGE);
  await answer(1);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30 * MINUTE_MS });
  expect(await comparisons()).toBe(LARGE + 1);
});
