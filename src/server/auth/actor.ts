import { cookies } from "next/headers";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "./options";
import { sessionCookie } from "./sessions";
import type { Actor } from "./types";

interface SessionPerson {
  id: string;
  demo: boolean;
  name?: string | null;
  email?: string | null;
}

/**
 * next-auth takes a session that it could not read for none. Told to sign in, a juror's device would
 * keep its answers back, where it had only to send them again.
 *
 * @throws what kept the session from being read
 */
async function readSession() {
  const options = authOptions();
  const adapter = options.adapter!;
  let failure: unknown;
  const noted: typeof adapter = {
    ...adapter,
    getSessionAndUser: async (token) => {
      try {
        return await adapter.getSessionAndUser!(token);
      } catch (error) {
        failure = error;
        throw error;
      }
    },
  };
  const session = await getServerSession({ ...options, adapter: noted });
  if (failure) throw failure;
  return session;
}

/**
 * Who is asking, from the session cookie; null when signed out. With `options.ts` the only place
 * that knows next-auth. Looked up once per request.
 */
export const getActor = cache(async (): Promise<Actor | null> => {
  const session = await readSession();
  const person = session?.user as SessionPerson | undefined;
  if (!person) return null;
  const { id, demo } = person;
  const email = person.email ?? null;
  return { userId: id, name: person.name ?? email ?? "Somebody", email, demo };
});

/** The token of the session that asks, to mark it among the person's sessions. */
export async function currentSessionToken(): Promise<string | null> {
  return (await cookies()).get(sessionCookie().name)?.value ?? null;
}
