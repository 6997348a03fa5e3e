import { randomBytes } from "node:crypto";
import { env } from "~/env.js";
import { AppError } from "~/errors";
import { db } from "../db/client";
import type { Actor } from "./types";

const SESSION_DAYS = 30;
export const SESSION_SECONDS_MAX = SESSION_DAYS * 24 * 60 * 60;

/** The cookie next-auth reads; wallet and demo sign-in set the very same one. */
export function sessionCookie() {
  const secure = env().NEXTAUTH_URL.startsWith("https:");
  return {
    name: `${secure ? "__Secure-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/** Opens a session as next-auth's adapter would; its token goes into {@link sessionCookie}. */
export async function openSession(userId: string): Promise<{ token: string; expires: Date }> {
  const token = randomBytes(32).toString("base64url");
  const expires = new Date(Date.now() + SESSION_SECONDS_MAX * 1000);
  await db.session.create({ data: { sessionToken: token, userId, expires } });
  return { token, expires };
}

/** The person's sessions, newest first; `currentToken` marks the one that asks. */
export async function listSessions(actor: Actor, currentToken: string | null) {
  const sessions = await db.session.findMany({
    where: { userId: actor.userId, expires: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
  });
  return sessions.map(({ id, createdAt, expires, sessionToken }) => ({
    id,
    createdAt,
    expires,
    current: sessionToken === currentToken,
  }));
}

/** Ends one of the person's own sessions, at once and on every device that holds its token. */
export async function revokeSession(actor: Actor, id: string): Promise<void> {
  const { count } = await db.session.deleteMany({ where: { id, userId: actor.userId } });
  if (count === 0) throw new AppError("notFound", "This session has ended already");
}
