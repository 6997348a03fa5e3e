import { expect, test } from "vitest";
import { listSessions, openSession, revokeSession } from "~/server/auth/sessions";
import { db } from "~/server/db/client";

async function person(name: string) {
  const { id } = await db.user.create({ data: { name } });
  return { userId: id, name, email: null, demo: false };
}

test("a person sees their own sessions, the asking one marked, and no one else's", async () => {
  const [ada, ben] = [await person("Ada"), await person("Ben")];
  const { token } = await openSession(ada.userId);
  await openSession(ada.userId);
  await openSession(ben.userId);
  const sessions = await listSessions(ada, token);
  expect(sessions.map((s) => s.current).sort()).toEqual([false, true]);
});

test("a revoked session is gone from the database at once", async () => {
  const ada = await person("Ada");
  const { token } = await openSession(ada.userId);
  const [session] = await listSessions(ada, token);
  await revokeSession(ada, session!.id);
  expect(await db.session.findUnique({ where: { sessionToken: token } })).toBeNull();
});

test("nobody can revoke another's session", async () => {
  const [ada, ben] = [await person("Ada"), await person("Ben")];
  const { token } = await openSession(ada.userId);
  const [session] = await listSessions(ada, token);
  await expect(revokeSession(ben, session!.id)).rejects.toThrow(/ended already/);
  expect(await db.session.count({ where: { userId: ada.userId } })).toBe(1);
});
