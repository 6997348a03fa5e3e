import GitHubProvider, { type GithubProfile } from "next-auth/providers/github";
import { z } from "zod";

const API = "https://api.github.com";

const addresses = z.array(
  z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

/** The primary address, if its owner has proven it to GitHub. */
export function verifiedAddress(answer: unknown): string | null {
  const parsed = addresses.safeParse(answer);
  const primary = parsed.data?.find((address) => address.primary && address.verified);
  return primary?.email.toLowerCase() ?? null;
}

async function ask(path: string, token: string): Promise<unknown> {
  const response = await fetch(`${API}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`);
  return response.json();
}

/**
 * Sign-in with GitHub. Departure from next-auth's provider: a person's address is taken only where
 * GitHub has verified it. Else anybody could enter somebody's address there, sign in here as the
 * first to have it, and wait for its owner to join the same account by an email link.
 */
export function gitHub(clientId: string, clientSecret: string) {
  return GitHubProvider({
    clientId,
    clientSecret,
    // Safe with verified addresses only; `maySignIn` looks at the other side of the link.
    allowDangerousEmailAccountLinking: true,
    userinfo: {
      url: `${API}/user`,
      async request({ tokens }) {
        const token = tokens.access_token!;
        const profile = (await ask("/user", token)) as GithubProfile;
        const email = verifiedAddress(await ask("/user/emails", token).catch(() => null));
        return { ...profile, email } as unknown as { sub: string };
      },
    },
  });
}
