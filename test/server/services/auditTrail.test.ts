import { expect, test } from "vitest";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { appendAudit, listAudit } from "~/server/services/audit";
import { openRound } from "./fixture";

const append = (roundId: string, actorId: string | null, action: string, data = {}) =>
  db.$transaction((tx) => appendAudit(tx, roundId, actorId, action, data), { maxWait: 20_000 });

test("events are numbered, name their actor, and hold together", async () => {
  const { roundId, people } = await openRound();
  await append(roundId, people.organizer, "round.published", { list: [1, { b: null, a: "é" }] });
  await append(roundId, null, "fit.finished");
  const { events, verified } = await listAudit(roundId);
  expect(verified).toBe(true);
  expect(events.map(({ seq, action, actorName }) => [seq, action, actorName])).toEqual([
    [2, "fit.finished", null],
    [1, "round.published", "organizer"],
  ]);
});

test("fifteen appends at once make one chain without a gap", async () => {
  const { roundId } = await openRound();
  await Promise.all(Array.from({ length: 15 }, (_, k) => append(roundId, null, "act", { k })));
  const { events, verified } = await listAudit(roundId);
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 15 }, (_, k) => 15 - k));
  expect(verified).toBe(true);
});

test("an act that fails leaves no event", async () => {
  const { roundId } = await openRound();
  const failing = db.$transaction(async (tx) => {
    await appendAudit(tx, roundId, null, "act", {});
    throw new Error("undone");
  });
  await expect(failing).rejects.toThrow("undone");
  expect((await listAudit(roundId)).events).toEqual([]);
});

test.each([
  ["changed", `UPDATE "AuditEvent" SET "data" = '{"k": 9}' WHERE "roundId" = $1 AND "seq" = 2`],
  [
    "given another actor",
    `UPDATE "AuditEvent" SET "actorId" = 'x' WHERE "roundId" = $1 AND "seq" = 2`,
  ],
  [
    "moved in time",
    `UPDATE "AuditEvent" SET "at" = "at" + interval '1 s' WHERE "roundId" = $1 AND "seq" = 2`,
  ],
  ["removed", `DELETE FROM "AuditEvent" WHERE "roundId" = $1 AND "seq" = 2`],
  ["removed from the start", `DELETE FROM "AuditEvent" WHERE "roundId" = $1 AND "seq" = 1`],
])("a chain in which an event was %s behind the triggers' back does not verify", async (_, sql) => {
  const { roundId } = await openRound();
  for (let k = 0; k < 3; k++) await append(roundId, null, "act", { k });
  await workerDb().$transaction(async (tx) => {
    await tx.$executeRaw`ALTER TABLE "AuditEvent" DISABLE TRIGGER USER`;
    await tx.$executeRawUnsafe(sql, roundId);
    await tx.$executeRaw`ALTER TABLE "AuditEvent" ENABLE TRIGGER USER`;
  });
  expect((await listAudit(roundId)).verified).toBe(false);
});
