import { cookies } from "next/headers";
import { z } from "zod";
import { env } from "~/env.js";
import { AppError } from "~/errors";
import { requireDemoPerson } from "../auth/demo";
import { type NextAuthContext, nextAuth } from "../auth/nextAuth";
import { clientKeyOf, requireSameOrigin, respond } from "../auth/requests";
import { openSession, sessionCookie } from "../auth/sessions";
import { issueNonce, verifyWallet, walletUser } from "../auth/wallet";
import { RATE_LIMITS, takeFromRateLimit } from "../services/rateLimit";

/** GitHub, email links, sign-out and the session endpoint. */
export const handleNextAuth = (request: Request, context: NextAuthContext) =>
  nextAuth(request, context, async (email) => {
    // By address, so that nobody's mailbox is flooded, and by caller.
    await takeFromRateLimit(`email:${email}`, RATE_LIMITS.signIn);
    await takeFromRateLimit(`${clientKeyOf(request.headers)}:email`, RATE_LIMITS.signIn);
  });

async function startSession(userId: string): Promise<void> {
  const { token, expires } = await openSession(userId);
  const { name, options } = sessionCookie();
  (await cookies()).set(name, token, { ...options, expires });
}

/** POST → `{nonce}` for a Sign-In with Ethereum message. */
export const handleWalletNonce = (request: Request) =>
  respond(async () => {
    requireSameOrigin(request.headers);
    await takeFromRateLimit(`${clientKeyOf(request.headers)}:nonce`, RATE_LIMITS.signIn);
    return Response.json({ nonce: await issueNonce(new Date()) });
  });

const signedMessage = z.object({
  message: z.string().max(4000),
  signature: z.templateLiteral(["0x", z.string().regex(/^[0-9a-fA-F]{130}$/)]),
});

/** POST `{message, signature}` → a session for the account that signed. */
export const handleWalletVerify = (request: Request) =>
  respond(async () => {
    requireSameOrigin(request.headers);
    await takeFromRateLimit(`${clientKeyOf(request.headers)}:verify`, RATE_LIMITS.signIn);
    const body = signedMessage.safeParse(await request.json().catch(() => null));
    if (!body.success) throw new AppError("invalid", "A signed message is expected here");
    const domain = new URL(env().NEXTAUTH_URL).host;
    const address = await verifyWallet({ ...body.data, domain, now: new Date() });
    await startSession(await walletUser(address));
    return Response.json({ address });
  });

/** A path of this site to go on to; anything else becomes the home page. */
function localPath(value: FormDataEntryValue | null): string {
  return typeof value === "string" && /^\/(?![/\\])/.test(value) ? value : "/";
}

/** POST form `userId`, `callbackUrl` → a session as a demo person; a plain form, so no script is needed. */
export const handleDemoSignIn = (request: Request) =>
  respond(async () => {
    requireSameOrigin(request.headers);
    const form = await request.formData();
    const refusal = await demoRefusal(request.headers, String(form.get("userId") ?? ""));
    const Location = refusal ? `/sign-in?error=${refusal}` : localPath(form.get("callbackUrl"));
    return new Response(null, { status: 303, headers: { Location } });
  });

/** Opens a demo person's session, or names what the sign-in page explains. */
async function demoRefusal(headers: Headers, userId: string): Promise<string | null> {
  try {
    await takeFromRateLimit(`${clientKeyOf(headers)}:demo`, RATE_LIMITS.demoSignIn);
    await requireDemoPerson(userId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === "tooMany" ? "TooManyTries" : "NoDemoPerson";
  }
  await startSession(userId);
  return null;
}
