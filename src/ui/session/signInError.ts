interface SignInError {
  title: string;
  text: string;
}

const OTHER: SignInError = {
  title: "Signing in did not work",
  text: "Nothing was changed. Try again, or choose another way.",
};

/** What next-auth says in the address when it sends people back, in words. */
const ERRORS: Record<string, SignInError> = {
  Verification: {
    title: "This link no longer works",
    text: "A sign-in link works once, and for 24 hours. Ask for a new one below.",
  },
  AccessDenied: {
    title: "Access was refused",
    text: "The account you chose did not allow the sign-in. Try again, or choose another way.",
  },
  OAuthAccountNotLinked: {
    title: "This address is known already",
    text: "Somebody signed in with the same e-mail address another way before. Use that way: a link by e-mail always works.",
  },
  EmailSignin: {
    title: "The mail could not be sent",
    text: "Check the address. If it is right, the server's mail settings may be wrong; tell the people who run it.",
  },
  TooManyTries: {
    title: "Too many tries",
    text: "Wait five minutes, then try again.",
  },
  NoDemoPerson: {
    title: "There is no such demo person here",
    text: "The demo may have been seeded anew. Choose one of the persons below.",
  },
  SessionRequired: { title: "Sign in first", text: "That page is for people who are signed in." },
};

/** The message for an error code in the address; null when there is none. */
export function signInError(code: string | undefined): SignInError | null {
  if (!code) return null;
  return Object.hasOwn(ERRORS, code) ? (ERRORS[code] ?? OTHER) : OTHER;
}
