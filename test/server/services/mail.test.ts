// With a mail server: the environment is read once per process, so these tests have a file of their own.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendSignInLink } from "~/server/auth/email";
import { workerDb } from "~/server/db/worker";
import { importJurors } from "~/server/services/importJurors";
import { showInvitation } from "~/server/services/invitationByToken";
import { listMembers } from "~/server/services/listMembers";
import { remindJurors } from "~/server/services/reminders";
import { sendInvitation } from "~/server/services/sendInvitation";
import { sendReminder } from "~/server/services/sendReminder";
import { type MailServer, startMailServer } from "../../support/smtp";
import { type Fixture, jobsOf, openRound } from "./fixture";

let server: MailServer;
let fixture: Fixture;
let roundId: string;

beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url;
  process.env.EMAIL_FROM = "Rounds <rounds@x.org>";
});
afterAll(() => server.stop());
beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  server.mails.length = 0;
});

/** Without the soft line breaks of quoted-printable. */
const readable = (mail: string) => mail.replace(/=\r\n/g, "").replace(/=3D/g, "=");

describe("a list of jurors", () => {
  const invite = (text: string) =>
    importJurors(fixture.people.organizer, roundId, { text, days: 7, mail: true });

  test("is mailed to those with an address; the others' links are handed out", async () => {
    const { links } = await invite("name,email\nAnn,ann@x.org\nBen,\n");
    expect(links.map(({ url }) => url === null)).toEqual([true, false]);
    const { invitations, canMail } = await listMembers(roundId);
    expect(canMail).toBe(true);
    const { id } = invitations.find(({ email }) => email === "ann@x.org")!;
    expect(await jobsOf(`sendInvitation:${id}`)).toHaveLength(1);

    await sendInvitation(id);
    const [mail, ...rest] = server.mails.map(readable);
    expect(rest).toEqual([]);
    expect(mail).toMatch(/^To: ann@x\.org\r$/m);
    expect(mail).toContain("From: Rounds <rounds@x.org>");
    const token = /\/join\/([\w-]+)/.exec(mail!)![1]!;
    expect(await showInvitation(token)).toMatchObject({ state: "valid" });
    await sendInvitation(id);
    expect(server.mails).toHaveLength(1);
  });

  test("keeps what the mail server said, for the organizer to read and the queue to try again", async () => {
    await invite("email\nrefused@x.org\n");
    const [invitation] = (await listMembers(roundId)).invitations;
    await expect(sendInvitation(invitation!.id)).rejects.toThrow("no such mailbox");
    const [after] = (await listMembers(roundId)).invitations;
    expect(after).toMatchObject({ sentAt: null });
    expect(after!.sendError).toContain("no such mailbox");
  });
});

test("a reminder that the mail server refuses is recorded as failed, and may be sent again", async () => {
  const { juror, organizer } = fixture.people;
  const setEmail = (email: string) =>
    workerDb().user.update({ where: { id: juror }, data: { email } });
  const remind = () => remindJurors(organizer, roundId, { userIds: [juror], text: "Go on" });
  const last = () =>
    workerDb().reminder.findFirstOrThrow({ where: { roundId }, orderBy: { createdAt: "desc" } });

  await setEmail(`refused-${randomUUID()}@x.org`);
  await remind();
  await sendReminder((await last()).id);
  expect(await last()).toMatchObject({ status: "failed" });
  expect((await last()).error).toContain("no such mailbox");

  await setEmail(`${randomUUID()}@x.org`);
  expect(await remind()).toMatchObject({ reminded: 1 });
  await sendReminder((await last()).id);
  expect(await last()).toMatchObject({ status: "done" });
  expect(readable(server.mails[0]!)).toContain("Go on");
});

test("a sign-in link goes by the same way", async () => {
  await sendSignInLink("ann@x.org", "http://localhost:3000/in?token=abc");
  expect(readable(server.mails[0]!)).toContain("http://localhost:3000/in?token=abc");
});
