import { sendMail } from "../mail/sendMail";

/** Sends a sign-in link, or without a mail server prints it where the operator looks. */
export async function sendSignInLink(to: string, url: string): Promise<void> {
  const { host } = new URL(url);
  const subject = `Sign in to ${host}`;
  const text = `Open this link to sign in to Steelyard at ${host}. It works once, for 24 hours.\n\n${url}\n\nIf you did not ask for it, ignore this mail.\n`;
  await sendMail({ to, subject, text }, { title: "Sign-in link", text: url });
}
