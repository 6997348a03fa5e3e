import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "~/core/formats";
import type { Role } from "~/server/auth/types";
import { workerDb } from "~/server/db/worker";
import { acceptInvitation } from "~/server/services/acceptInvitation";
import { showInvitation } from "~/server/services/invitationByToken";
import { inviteMember } from "~/server/services/inviteMember";
import { listMembers } from "~/server/services/listMembers";
import { removeMember } from "~/server/services/removeMember";
import { revokeInvitation } from "~/server/services/revokeInvitation";
import { addPerson, type Fixture, openRound } from "./fixture";

let fixture: Fixture;
let roundId: string;
let organizer: string;

beforeEach(async () => {
  fixture = await openRound();
  ({ roundId } = fixture);
  ({ organizer } = fixture.people);
});

async function invite(role: Role = "juror", maxUses = 1): Promise<string> {
  const invitation = { role, maxUses, label: "For Ann", days: 7 };
  const { url } = await inviteMember(organizer, roundId, invitation);
  return new URL(url).pathname.split("/").at(-1)!;
}

const stored = (token: string) =>
  workerDb().invitation.findUniqueOrThrow({ where: { tokenHash: sha256Hex(token) } });

const hasRole = async (userId: string, role: Role) =>
  (await workerDb().membership.count({ where: { roundId, userId, role } })) === 1;

describe("an invitation", () => {
  test("does not tell whoever holds its link what the organizer noted about them", async () => {
    expect(JSON.stringify(await showInvitation(await invite()))).not.toContain("Ann");
  });

  test("is a link on this site; the database keeps only its hash", async () => {
    const invitation = { role: "juror", maxUses: 1, label: "", days: 1 } as const;
    const { url } = await inviteMember(organizer, roundId, invitation);
    expect(url).toMatch(/^http:\/\/localhost:3000\/join\/[\w-]{43}$/);
    expect(JSON.stringify(await listMembers(roundId))).not.toContain(url.split("/").at(-1));
  });

  test("gives its role to whoever accepts it, and says so before", async () => {
    const token = await invite("modeler");
    expect(await showInvitation(token)).toMatchObject({ role: "modeler", state: "valid" });
    const ann = await addPerson("Ann");
    expect(await acceptInvitation(ann, token)).toMatchObject({ role: "modeler" });
    expect(await hasRole(ann, "modeler")).toBe(true);
    expect(await showInvitation(token)).toMatchObject({ state: "used" });
  });

  test("loses no use to a member, nor to one person accepting several times at once", async () => {
    const token = await invite("juror", 2);
    await acceptInvitation(fixture.people.juror, token);
    expect((await stored(token)).uses).toBe(0);
    const ann = await addPerson("Ann");
    await Promise.all([1, 2, 3].map(() => acceptInvitation(ann, token)));
    expect((await stored(token)).uses).toBe(1);
  });

  test("good for one is good for one, also when several accept it at once", async () => {
    const token = await invite();
    const people = await Promise.all(["Ann", "Ben", "Cleo", "Dan"].map(addPerson));
    const tries = await Promise.allSettled(people.map((id) => acceptInvitation(id, token)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) {
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
    }
    const joined = await Promise.all(people.map((id) => hasRole(id, "juror")));
    expect(joined.filter(Boolean)).toHaveLength(1);
    expect((await stored(token)).uses).toBe(1);
  });

  test.each([
    ["revoked", { revokedAt: new Date() }, "gone"],
    ["expired", { expiresAt: new Date(Date.now() - 1000) }, "gone"],
    ["used", { uses: 1 }, "conflict"],
  ] as const)("that is %s says so and gives nothing", async (state, change, code) => {
    const token = await invite();
    await workerDb().invitation.update({ where: { tokenHash: sha256Hex(token) }, data: change });
    expect(await showInvitation(token)).toMatchObject({ state });
    await expect(acceptInvitation(fixture.people.other, token)).rejects.toMatchObject({ code });
    expect(await hasRole(fixture.people.other, "juror")).toBe(false);
  });

  test("that nobody made does not exist", async () => {
    const missing = { code: "notFound" };
    await expect(showInvitation(randomUUID())).rejects.toMatchObject(missing);
    await expect(acceptInvitation(organizer, randomUUID())).rejects.toMatchObject(missing);
  });

  test("is revoked once and stays so; one of another round is not found", async () => {
    const token = await invite();
    const { id } = await stored(token);
    await revokeInvitation(organizer, roundId, id);
    const { revokedAt } = await stored(token);
    await revokeInvitation(organizer, roundId, id);
    expect((await stored(token)).revokedAt).toEqual(revokedAt);
    const other = await openRound();
    await expect(revokeInvitation(organizer, other.roundId, id)).rejects.toMatchObject({
      code: "notFound",
    });
  });
});

describe("members", () => {
  test("are listed once, with all their roles and what they judged", async () => {
    await acceptInvitation(fixture.people.juror, await invite("modeler"));
    const { members, invitations } = await listMembers(roundId);
    expect(members).toHaveLength(4);
    const juror = members.find(({ userId }) => userId === fixture.people.juror);
    expect(juror).toMatchObject({ roles: ["juror", "modeler"], judged: 0 });
    expect(invitations).toMatchObject([{ label: "For Ann", uses: 1, maxUses: 1 }]);
  });

  test("lose the role that is taken away, and no other", async () => {
    const { juror } = fixture.people;
    await acceptInvitation(juror, await invite("modeler"));
    await removeMember(organizer, roundId, { userId: juror, role: "juror" });
    expect(await hasRole(juror, "juror")).toBe(false);
    expect(await hasRole(juror, "modeler")).toBe(true);
    await expect(
      removeMember(organizer, roundId, { userId: juror, role: "juror" }),
    ).rejects.toMatchObject({ code: "notFound" });
  });

  test("keep an organizer, also when two remove each other at once", async () => {
    const second = await addPerson("Second");
    await acceptInvitation(second, await invite("organizer"));
    const tries = await Promise.allSettled([
      removeMember(organizer, roundId, { userId: second, role: "organizer" }),
      removeMember(second, roundId, { userId: organizer, role: "organizer" }),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict" },
    });
    const left = await workerDb().membership.count({ where: { roundId, role: "organizer" } });
    expect(left).toBe(1);
  });
});
