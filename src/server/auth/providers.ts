import { env } from "~/env.js";
import { demoPersons } from "./demo";

/** The ways to sign in that this server offers. */
export async function signInWays() {
  const { GITHUB_ID, SMTP_URL } = env();
  return {
    github: Boolean(GITHUB_ID),
    email: true,
    /** Without a mail server the link is printed to the server's log. */
    emailToLog: !SMTP_URL,
    ethereum: true,
    demo: await demoPersons(),
  };
}
