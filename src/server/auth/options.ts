import { PrismaAdapter } from "@next-auth/prisma-adapter";
import type { AuthOptions } from "next-auth";
import EmailProvider from "next-auth/providers/email";
import GitHubProvider from "next-auth/providers/github";
import { env } from "~/env.js";
import { db } from "../db/client";
import { sendSignInLink } from "./email";
import { SESSION_SECONDS_MAX, sessionCookie } from "./sessions";

/** next-auth's settings. Made on first use, so that a build needs no environment. */
export function authOptions(): AuthOptions {
  const { GITHUB_ID, GITHUB_SECRET, EMAIL_FROM, NEXTAUTH_SECRET } = env();
  return {
    // The adapter's types know the classic client; it calls only what both clients have.
    adapter: PrismaAdapter(db as unknown as Parameters<typeof PrismaAdapter>[0]),
    secret: NEXTAUTH_SECRET,
    session: { strategy: "database", maxAge: SESSION_SECONDS_MAX },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in?sent=1" },
    providers: [
      EmailProvider({
        // Never dialled: sendVerificationRequest below is what sends.
        server: "",
        from: EMAIL_FROM ?? "",
        sendVerificationRequest: sendSignInLink,
      }),
      ...(GITHUB_ID && GITHUB_SECRET
        ? [GitHubProvider({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET })]
        : []),
    ],
    callbacks: {
      session({ session, user }) {
        const { id, demo } = user as typeof user & { demo?: boolean };
        return { ...session, user: { ...session.user, id, demo: demo === true } };
      },
    },
  };
}
