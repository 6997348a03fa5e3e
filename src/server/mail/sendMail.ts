import { createTransport } from "nodemailer";
import { env } from "~/env.js";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Whether mails reach anybody; without a mail server they are printed where the operator looks. */
export const canMail = (): boolean => env().SMTP_URL !== undefined;

/** Sends a mail, or without a mail server prints what it would have said. */
export async function sendMail(
  { to, subject, text }: Mail,
  printed = { title: subject, text },
): Promise<void> {
  const { SMTP_URL, EMAIL_FROM } = env();
  if (!SMTP_URL) {
    console.log(`${printed.title} for ${to} (SMTP_URL is not set):\n  ${printed.text}`);
    return;
  }
  await createTransport(SMTP_URL).sendMail({ to, from: EMAIL_FROM, subject, text });
}
