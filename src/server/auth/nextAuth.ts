import NextAuth from "next-auth";
import { authOptions, type BeforeLink } from "./options";

export type NextAuthContext = { params: Promise<{ nextauth: string[] }> };

/** GitHub, email links, sign-out and the session endpoint. */
export function nextAuth(
  request: Request,
  context: NextAuthContext,
  beforeLink: BeforeLink,
): Promise<Response> {
  return NextAuth(authOptions(beforeLink))(request, context);
}
