/**
 * What can go wrong in a way a caller should know about, each with the one HTTP status and the one
 * tRPC code it maps to. Bugs are not listed here: they are plain Errors and become 500.
 */
export const ERROR_CODES = {
  invalid: { http: 400, trpc: "BAD_REQUEST" },
  unauthenticated: { http: 401, trpc: "UNAUTHORIZED" },
  forbidden: { http: 403, trpc: "FORBIDDEN" },
  notFound: { http: 404, trpc: "NOT_FOUND" },
  conflict: { http: 409, trpc: "CONFLICT" },
  gone: { http: 410, trpc: "PRECONDITION_FAILED" },
  tooSlow: { http: 408, trpc: "TIMEOUT" },
  tooLarge: { http: 413, trpc: "PAYLOAD_TOO_LARGE" },
  tooMany: { http: 429, trpc: "TOO_MANY_REQUESTS" },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One thing wrong in an upload or a form: where it is, which rule it breaks, how to fix it. */
export interface FieldProblem {
  /** Line of the file; absent for a form field. */
  line?: number;
  /** Column of the file, or the path of a form field. */
  column: string;
  value: string;
  rule: string;
  message: string;
  fix: string;
}

/** An expected failure with a message for people, and every problem found, not only the first. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: { problems?: readonly FieldProblem[]; retryAfterSeconds?: number } = {},
  ) {
    super(message);
  }
}

const TOO_MANY = "too-many;";

/**
 * The digest of a page's refusal by the rate limit: the framework hides a server error's message from
 * the browser and lets its digest pass, so that says what it is and how long to wait.
 */
export function tooManyDigest(seconds: number): string {
  return `${TOO_MANY}${seconds}`;
}

/** Seconds to wait, where the digest is one of those; else undefined. */
export function secondsToWait(digest: string | undefined): number | undefined {
  if (!digest?.startsWith(TOO_MANY)) return undefined;
  const seconds = Number(digest.slice(TOO_MANY.length));
  return seconds > 0 ? seconds : undefined;
}
