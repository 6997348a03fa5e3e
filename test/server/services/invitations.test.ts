import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { sha256Hex } from "~/core/formats";
import { workerDb } from "~/server/db/worker";
import { acceptInvitation } from "~/server/services/acceptInvitation";
import { checkJurorList } from "~/server/services/checkJurorList";
import { importJurors } from "~/server/services/importJurors";
import { showInvitation } from "~/server/services/invitationByToken";
import { inviteMember } from "~/server/services/inviteMember";
import { renewInvitation } from "~/server/services/renewInvitation";
import { revokeInvitation } from "~/server/services/revokeInvitation";
import { sendInvitation } from "~/server/services/sendInvitation";
import { addPerson, type Fixture, jobsOf, openRound } from "./fixture";

let fixture: Fixture;
let roundId: string;
let organizer: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  ({ organizer } = fixture.people);
});

const tokenOf = (url: string) => new URL(url).pathname.split("/").at(-1)!;
const LIST = "name,email,label,note\nAnn,ann@x.org,,Client teams\nBen,,Panel B,\n";
const importList = (text: string) =>
  importJurors(organizer, roundId, { text, days: 7, mail: false });
const byLabel = (label: string) =>
  workerDb().invitation.findFirstOrThrow({ where: { roundId, label } });

test("a link for 20 that 50 people open at once lets exactly 20 of them in", async () => {
  const invitation = { role: "juror", label: "", maxUses: 20, days: 1 } as const;
  const token = tokenOf((await inviteMember(organizer, roundId, invitation)).url);
  const people = await Promise.all(Array.from({ length: 50 }, (_, at) => addPerson(`P${at}`)));
  const tries = await Promise.allSettled(people.map((id) => acceptInvitation(id, token)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  for (const one of tries) {
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
  }
  const joined = { roundId, role: "juror", userId: { in: people } } as const;
  expect(await workerDb().membership.count({ where: joined })).toBe(20);
  const found = await workerDb().invitation.findFirstOrThrow({ where: { roundId } });
  expect(found.uses).toBe(20);
});

describe("a list of jurors", () => {
  test("becomes a link for one person each, named as the organizer names them", async () => {
    const { links } = await importList(LIST);
    expect(links).toMatchObject([
      { name: "Ann", email: "ann@x.org", label: "Ann" },
      { name: "Ben", email: "", label: "Panel B" },
    ]);
    expect(await byLabel("Ann")).toMatchObject({ note: "Client teams", maxUses: 1, role: "juror" });
    const cleo = await addPerson("Cleo");
    await acceptInvitation(cleo, tokenOf(links[1]!.url!));
    const membership = await workerDb().membership.findFirstOrThrow({ where: { userId: cleo } });
    expect(membership.invitationId).toBe((await byLabel("Panel B")).id);
  });

  test("with anything wrong in it invites nobody, and says everything that is wrong", async () => {
    const text = "name,email\nAnn,ann@x.org\nBen,nowhere\nAnn,ANN@x.org\n";
    await expect(importList(text)).rejects.toMatchObject({
      code: "invalid",
      details: {
        problems: [
          { line: 3, column: "email" },
          { line: 4, rule: "duplicate" },
        ],
      },
    });
    expect(await workerDb().invitation.count({ where: { roundId } })).toBe(0);
  });

  test("leaves out who is a juror or invited already, and says so beforehand", async () => {
    const email = `${randomUUID()}@x.org`;
    await workerDb().user.update({ where: { id: fixture.people.juror }, data: { email } });
    await importList("email\nann@x.org\n");
    const text = `email\nann@x.org\n${email}\nben@x.org\n`;
    expect(await checkJurorList(roundId, text)).toMatchObject({
      rows: [{ email: "ben@x.org" }],
      known: [
        { line: 2, why: "has an invitation that still works" },
        { line: 3, why: "is a juror already" },
      ],
    });
    expect(await importList(text)).toMatchObject({ links: [{ email: "ben@x.org" }], known: 2 });
  });

  test("is not mailed where there is no mail server", async () => {
    await expect(
      importJurors(organizer, roundId, { text: LIST, days: 7, mail: true }),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  test("of a thousand is taken; a longer one is not", async () => {
    const people = Array.from({ length: 1001 }, (_, at) => `Person ${at}`);
    const text = (count: number) => `name\n${people.slice(0, count).join("\n")}\n`;
    expect((await checkJurorList(roundId, text(1001))).problems).toMatchObject([{ rule: "rows" }]);
    expect((await importList(text(1000))).links).toHaveLength(1000);
  });
});

describe("a renewed invitation", () => {
  test("has another link, also where the first had expired; the first ends", async () => {
    const [first] = (await importList("name\nAnn\n")).links;
    const { id: invitationId } = await byLabel("Ann");
    const expiresAt = new Date(Date.now() - 1000);
    await workerDb().invitation.update({ where: { id: invitationId }, data: { expiresAt } });
    const renewal = { invitationId, days: 3, mail: false };
    const { url } = await renewInvitation(organizer, roundId, renewal);
    expect(await showInvitation(tokenOf(url!))).toMatchObject({ state: "valid" });
    await expect(showInvitation(tokenOf(first!.url!))).rejects.toMatchObject({ code: "notFound" });
  });

  test("is none where it is revoked, used up, of another round, or without an address to mail", async () => {
    const [link] = (await importList("name\nAnn\nBen\n")).links;
    const ann = { invitationId: (await byLabel("Ann")).id, days: 3, mail: false };
    const ben = { invitationId: (await byLabel("Ben")).id, days: 3, mail: false };
    const other = await openRound();
    const renew = (input: typeof ann, inRound = roundId) =>
      renewInvitation(organizer, inRound, input);
    await expect(renew({ ...ann, mail: true })).rejects.toMatchObject({ code: "conflict" });
    await expect(renew(ann, other.roundId)).rejects.toMatchObject({ code: "notFound" });
    const unchanged = await showInvitation(tokenOf(link!.url!));
    expect(unchanged.state).toBe("valid");
    await acceptInvitation(fixture.people.other, tokenOf(link!.url!));
    await revokeInvitation(organizer, roundId, ben.invitationId);
    await expect(renew(ann)).rejects.toMatchObject({ code: "conflict" });
    await expect(renew(ben)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a mailed invitation", () => {
  const mailed = async (invitationId: string) => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    await sendInvitation(invitationId);
    const text = log.mock.calls.flat().join("\n");
    log.mockRestore();
    return text;
  };

  test("carries a link that works and that no row or job holds", async () => {
    await importList(LIST);
    const { id } = await byLabel("Ann");
    await renewInvitation(organizer, roundId, { invitationId: id, days: 3, mail: true });
    expect(await jobsOf(`sendInvitation:${id}`)).toHaveLength(1);
    const text = await mailed(id);
    expect(text).toContain("ann@x.org");
    const token = tokenOf(/http\S+/.exec(text)![0]);
    expect(await showInvitation(token)).toMatchObject({ state: "valid", role: "juror" });
    const stored = await byLabel("Ann");
    expect(stored.tokenHash).toBe(sha256Hex(token));
    expect(stored.sentAt).not.toBeNull();
  });

  test("goes out once, and not once it is revoked", async () => {
    await importList(LIST);
    const { id } = await byLabel("Ann");
    await mailed(id);
    expect(await mailed(id)).toBe("");
    await revokeInvitation(organizer, roundId, id);
    await workerDb().invitation.update({ where: { id }, data: { sentAt: null } });
    expect(await mailed(id)).toBe("");
  });
});
