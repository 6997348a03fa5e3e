import { PrismaAdapter } from "@next-auth/prisma-adapter";
import type { Adapter, AdapterAccount } from "next-auth/adapters";
import { db } from "../db/client";

/** next-auth's adapter for Prisma, with two departures. */
export function authAdapter(): Adapter {
  // The adapter's types know the classic client; it calls only what both clients have.
  const adapter = PrismaAdapter(db as unknown as Parameters<typeof PrismaAdapter>[0]);
  return {
    ...adapter,
    // GitHub's tokens are of no use here once it has said who somebody is: they are not kept.
    async linkAccount({ userId, type, provider, providerAccountId }: AdapterAccount) {
      await db.account.create({ data: { userId, type, provider, providerAccountId } });
    },
    // A session that is gone already is what was asked for.
    async deleteSession(sessionToken) {
      await db.session.deleteMany({ where: { sessionToken } });
    },
  };
}
