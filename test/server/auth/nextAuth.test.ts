// The options as next-auth reads them: its own session lookup, on our adapter and database.
import { getServerSession } from "next-auth";
import { expect, test } from "vitest";
import { authOptions } from "~/server/auth/options";
import { openSession, sessionCookie } from "~/server/auth/sessions";
import { db } from "~/server/db/client";

type Lookup = Parameters<typeof getServerSession>;

function sessionOf(token: string) {
  const request = { headers: {}, cookies: { [sessionCookie().name]: token } };
  const response = { getHeader() {}, setCookie() {}, setHeader() {} };
  return getServerSession(
    ...([request, response, authOptions()] as unknown as Lookup),
  ) as Promise<unknown>;
}

test("next-auth finds a session that wallet or demo sign-in opened, until it is revoked", async () => {
  const ada = await db.user.create({ data: { name: "Ada", demo: true } });
  const { token } = await openSession(ada.id);
  expect(await sessionOf(token)).toMatchObject({ user: { id: ada.id, name: "Ada", demo: true } });
  await db.session.deleteMany({ where: { userId: ada.id } });
  expect(await sessionOf(token)).toBeNull();
});

test("a session ends when its time is over", async () => {
  const ada = await db.user.create({ data: { name: "Ada" } });
  const { token } = await openSession(ada.id);
  const over = { expires: new Date(Date.now() - 1000) };
  await db.session.update({ where: { sessionToken: token }, data: over });
  expect(await sessionOf(token)).toBeNull();
  expect(await db.session.count({ where: { userId: ada.id } })).toBe(0);
});

test("ending a session twice is ending it once", async () => {
  const { adapter } = authOptions();
  await expect(adapter!.deleteSession!("gone")).resolves.toBeUndefined();
});
