import { randomUUID } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { workerDb } from "~/server/db/worker";
import { listAudit } from "~/server/services/audit";
import { judgePair } from "~/server/services/judgePair";
import { nextPair } from "~/server/services/nextPair";
import { draftReminder, listRemindable, remindJurors } from "~/server/services/reminders";
import { sendReminder } from "~/server/services/sendReminder";
import { addPerson, closeRound, type Fixture, jobsOf, openRound } from "./fixture";

let fixture: Fixture;
let roundId: string;
let organizer: string;
let juror: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  ({ organizer, juror } = fixture.people);
  const email = `${randomUUID()}@x.org`;
  await workerDb().user.update({ where: { id: juror }, data: { email } });
});

const remind = (...userIds: string[]) =>
  remindJurors(organizer, roundId, { userIds, text: "Please go on" });
const only = () => workerDb().reminder.findFirstOrThrow({ where: { roundId } });

async function sent(reminderId: string): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await sendReminder(reminderId);
  const text = log.mock.calls.flat().join("\n");
  log.mockRestore();
  return text;
}

test("jurors who judged less than asked for are listed, the idlest first, with why not to mail", async () => {
  const silent = await addPerson("Silent");
  await workerDb().membership.create({ data: { roundId, userId: silent, role: "juror" } });
  const { pair } = await nextPair(juror, roundId);
  const answer = { token: pair!.token, outcome: "a", idempotencyKey: randomUUID() } as const;
  await judgePair(juror, roundId, answer);
  expect(await listRemindable(roundId, 5)).toMatchObject([
    { userId: silent, judged: 0, lastAnswerAt: null, not: "noAddress" },
    { userId: juror, judged: 1, not: null },
  ]);
  expect(await listRemindable(roundId, 1)).toMatchObject([{ userId: silent }]);
});

test("a juror is mailed what the organizer saw, with the way back, and it is on record", async () => {
  expect(await draftReminder(roundId)).toContain('"A round"');
  expect(await remind(juror)).toEqual({ reminded: 1, leftOut: 0 });
  const { id } = await only();
  expect(await jobsOf(`sendReminder:${id}`)).toHaveLength(1);
  const text = await sent(id);
  expect(text).toContain("Please go on");
  expect(text).toMatch(/\/rounds\/round-[\w-]+\/compare/);
  expect(await only()).toMatchObject({ status: "done", requestedById: organizer });
  expect(await sent(id)).toBe("");
  const { events } = await listAudit(roundId);
  expect(events[0]).toMatchObject({ action: "jurors.reminded", data: { reminded: 1 } });
});

test("nobody is reminded twice in 24 hours, however many organizers press at once", async () => {
  const presses = await Promise.all([1, 2, 3, 4, 5].map(() => remind(juror)));
  expect(presses.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(1);
  expect(await workerDb().reminder.count({ where: { roundId } })).toBe(1);
  expect((await listRemindable(roundId, 5))[0]).toMatchObject({ not: "remindedToday" });
});

test("after a day, or when the mail failed, it may go out again", async () => {
  await remind(juror);
  const { id } = await only();
  await workerDb().reminder.update({ where: { id }, data: { status: "failed" } });
  expect(await remind(juror)).toMatchObject({ reminded: 1 });
  const dayAgo = new Date(Date.now() - 24 * 3_600_000);
  await workerDb().reminder.updateMany({ where: { roundId }, data: { createdAt: dayAgo } });
  expect(await remind(juror)).toMatchObject({ reminded: 1 });
});

test("who has no address, is no juror or is unknown is left out", async () => {
  const { modeler, other } = fixture.people;
  await workerDb().user.update({
    where: { id: modeler },
    data: { email: `${randomUUID()}@x.org` },
  });
  expect(await remind(modeler, other, "nobody", juror)).toEqual({ reminded: 1, leftOut: 3 });
});

test("no mail goes out once judging has ended", async () => {
  await remind(juror);
  await closeRound(fixture);
  expect(await sent((await only()).id)).toBe("");
  expect(await only()).toMatchObject({ status: "cancelled" });
});
