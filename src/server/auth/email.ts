import { createTransport } from "nodemailer";
import { env } from "~/env.js";
import { RATE_LIMITS, takeFromRateLimit } from "../services/rateLimit";

/** Sends a sign-in link, or without a mail server prints it where the operator looks. */
export async function sendSignInLink({ identifier, url }: { identifier: string; url: string }) {
  await takeFromRateLimit(`email:${identifier}`, RATE_LIMITS.signIn);
  const { SMTP_URL, EMAIL_FROM } = env();
  if (!SMTP_URL) {
    console.log(`Sign-in link for ${identifier} (SMTP_URL is not set):\n  ${url}`);
    return;
  }
  const { host } = new URL(url);
  await createTransport(SMTP_URL).sendMail({
    to: identifier,
    from: EMAIL_FROM,
    subject: `Sign in to ${host}`,
    text: `Open this link to sign in to Steelyard at ${host}. It works once, for 24 hours.\n\n${url}\n\nIf you did not ask for it, ignore this mail.\n`,
  });
}
