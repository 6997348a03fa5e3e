import { createTransport } from "nodemailer";
import { env } from "~/env.js";

/** Sends a sign-in link, or without a mail server prints it where the operator looks. */
export async function sendSignInLink(to: string, url: string): Promise<void> {
  const { SMTP_URL, EMAIL_FROM } = env();
  if (!SMTP_URL) {
    console.log(`Sign-in link for ${to} (SMTP_URL is not set):\n  ${url}`);
    return;
  }
  const { host } = new URL(url);
  await createTransport(SMTP_URL).sendMail({
    to,
    from: EMAIL_FROM,
    subject: `Sign in to ${host}`,
    text: `Open this link to sign in to Steelyard at ${host}. It works once, for 24 hours.\n\n${url}\n\nIf you did not ask for it, ignore this mail.\n`,
  });
}
