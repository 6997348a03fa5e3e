import type { AuthOptions } from "next-auth";
import EmailProvider from "next-auth/providers/email";
import { env } from "~/env.js";
import { authAdapter } from "./adapter";
import { sendSignInLink } from "./email";
import { gitHub } from "./github";
import { leaveDemo, maySignIn, noteLogin, noteVerifiedEmail } from "./linking";
import { SESSION_SECONDS_MAX, sessionCookie } from "./sessions";

/** Called with an address before a link is sent there; may throw. */
export type BeforeLink = (email: string) => Promise<void>;

const NO_LIMIT: BeforeLink = async () => {};

/** next-auth's settings. Made on first use, so that a build needs no environment. */
export function authOptions(beforeLink = NO_LIMIT): AuthOptions {
  const { GITHUB_ID, GITHUB_SECRET, NEXTAUTH_SECRET } = env();
  return {
    adapter: authAdapter(),
    secret: NEXTAUTH_SECRET,
    session: { strategy: "database", maxAge: SESSION_SECONDS_MAX },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in?sent=1" },
    providers: [
      emailLink(beforeLink),
      ...(GITHUB_ID && GITHUB_SECRET ? [gitHub(GITHUB_ID, GITHUB_SECRET)] : []),
    ],
    callbacks: {
      async signIn({ user, account, email: link }) {
        const { provider, providerAccountId } = account!;
        const email = user.email ?? null;
        if (!(await maySignIn({ provider, providerAccountId, email }))) {
          return "/sign-in?error=OAuthAccountNotLinked";
        }
        if (!link?.verificationRequest) await leaveDemo();
        return true;
      },
      session({ session, user }) {
        const { id, demo } = user as typeof user & { demo?: boolean };
        return { ...session, user: { ...session.user, id, demo: demo === true } };
      },
    },
    events: {
      async signIn({ account, profile }) {
        if (account?.provider !== "github") return;
        await noteLogin(account.providerAccountId, (profile as { login?: unknown })?.login);
      },
      linkAccount: ({ user, profile }) => noteVerifiedEmail(user.id, profile.email ?? null),
    },
  };
}

function emailLink(beforeLink: BeforeLink) {
  return EmailProvider({
    // Never dialled: sendVerificationRequest below is what sends.
    server: "",
    from: env().EMAIL_FROM ?? "",
    async sendVerificationRequest({ identifier, url }) {
      await beforeLink(identifier);
      await sendSignInLink(identifier, url);
    },
  });
}
