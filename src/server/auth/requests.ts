import { env } from "~/env.js";
import { AppError, ERROR_CODES } from "~/errors";

/**
 * Tells signed-out callers apart for rate limits: the address the nearest proxy saw (the last entry
 * of X-Forwarded-For), which Next fills from the socket when there is no proxy.
 */
export function clientKeyOf(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}

/**
 * A page of this site sends the host it was asked at; behind a proxy that rewrites it, the host
 * people open (NEXTAUTH_URL).
 *
 * @throws AppError forbidden when a browser sends this from another site
 */
export function requireSameOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  const host = origin && hostOf(origin);
  if (!host || (host !== headers.get("host") && host !== hostOf(env().NEXTAUTH_URL))) {
    throw new AppError("forbidden", "Sign in from a page of this site");
  }
}

/** Runs a route handler's work; an expected failure becomes its status and a JSON message. */
export async function respond(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { retryAfterSeconds } = error.details;
    return Response.json(
      { code: error.code, message: error.message },
      {
        status: ERROR_CODES[error.code].http,
        headers: retryAfterSeconds ? { "Retry-After": String(retryAfterSeconds) } : {},
      },
    );
  }
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
