import NextAuth from "next-auth";
import { authOptions } from "./options";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** GitHub, email links, sign-out and the session endpoint. */
export function handleNextAuth(request: Request, context: RouteContext): Promise<Response> {
  return NextAuth(authOptions())(request, context);
}
