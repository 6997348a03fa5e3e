// People with sessions on a running server, written into its database the way signing in leaves them.
import { randomBytes } from "node:crypto";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { Client } from "pg";
import superjson from "superjson";
import type { AppRouter } from "~/server/api/root";
import type { Role } from "~/server/auth/types";

export interface SignedIn {
  readonly userId: string;
  /** The session's, which goes into the cookie. */
  readonly token: string;
}

const TOKEN_BYTES = 32;

export const cookieOf = (token: string | null): Record<string, string> =>
  token ? { cookie: `next-auth.session-token=${token}` } : {};

/** One person per name, in their order. */
export async function addSignedIn(client: Client, names: readonly string[]): Promise<SignedIn[]> {
  const people = names.map(() => ({
    userId: `u-${randomBytes(8).toString("hex")}`,
    token: randomBytes(TOKEN_BYTES).toString("base64url"),
  }));
  const ids = people.map(({ userId }) => userId);
  await client.query(
    `INSERT INTO "User" ("id", "name") SELECT * FROM unnest($1::text[], $2::text[])`,
    [ids, names],
  );
  await client.query(
    `INSERT INTO "Session" ("id", "userId", "sessionToken", "expires")
     SELECT gen_random_uuid()::text, person, token, now() + interval '1 day'
     FROM unnest($1::text[], $2::text[]) AS s(person, token)`,
    [ids, people.map(({ token }) => token)],
  );
  return people;
}

export async function addMemberships(
  client: Client,
  roundId: string,
  role: Role,
  people: readonly SignedIn[],
): Promise<void> {
  await client.query(
    `INSERT INTO "Membership" ("id", "roundId", "userId", "role")
     SELECT gen_random_uuid()::text, $1, person, $2::"Role" FROM unnest($3::text[]) AS person`,
    [roundId, role, people.map(({ userId }) => userId)],
  );
}

/** The server's procedures as one person, over HTTP, each call a request; null: signed out. */
export function apiAs(base: string, token: string | null, send: typeof fetch = fetch) {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${base}/api/trpc`,
        transformer: superjson,
        methodOverride: "POST",
        headers: cookieOf(token),
        fetch: send as never,
      }),
    ],
  });
}

export type Api = ReturnType<typeof apiAs>;
