import { cookies } from "next/headers";
import { db } from "../db/client";
import { sessionCookie } from "./sessions";

/** What next-auth says about somebody who is about to sign in. */
export interface Arrival {
  provider: string;
  providerAccountId: string;
  email: string | null;
}

/**
 * Whether somebody may sign in as the person who has this address: only where the address is proven
 * on both sides. An email link proves it now; GitHub's addresses are verified (see `gitHub`), so the
 * person who is here already must have proven theirs, too. Demo persons are nobody's.
 */
export async function maySignIn(arrival: Arrival): Promise<boolean> {
  const { provider, providerAccountId, email } = arrival;
  const known = await db.account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { id: true },
  });
  if (known || !email) return true;
  const person = await db.user.findUnique({ where: { email } });
  if (!person) return true;
  if (person.demo) return false;
  return provider === "email" || person.emailVerified !== null;
}

/** A verified address that came with a new account counts as proven, if it is the person's own. */
export async function noteVerifiedEmail(userId: string, email: string | null): Promise<void> {
  if (!email) return;
  await db.user.updateMany({
    where: { id: userId, email, emailVerified: null },
    data: { emailVerified: new Date() },
  });
}

/**
 * Ends the demo person's session that this browser holds, if any: next-auth links a new account to
 * whoever is signed in, and a demo person is shared by everybody.
 */
export async function leaveDemo(): Promise<void> {
  const sessionToken = (await cookies()).get(sessionCookie().name)?.value;
  if (sessionToken) await db.session.deleteMany({ where: { sessionToken, user: { demo: true } } });
}

/** Keeps GitHub's name of an account, which its owner may change, as of each sign-in. */
export async function noteLogin(providerAccountId: string, login: unknown): Promise<void> {
  if (typeof login !== "string") return;
  await db.account.updateMany({
    where: { provider: "github", providerAccountId },
    data: { login },
  });
}
