/** What next-auth and the demo's sign-in say in the address when they send people back. */
const KNOWN = [
  "Verification",
  "AccessDenied",
  "OAuthAccountNotLinked",
  "EmailSignin",
  "TooManyTries",
  "NoDemoPerson",
  "SessionRequired",
] as const;

/** The message for an error code in the address, by its key in `signIn.errors`; null for none. */
export function signInError(code: string | undefined): (typeof KNOWN)[number] | "other" | null {
  if (!code) return null;
  return KNOWN.find((known) => known === code) ?? "other";
}
