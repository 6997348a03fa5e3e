import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { z } from "zod";
import { AppError, ERROR_CODES, type FieldProblem } from "~/errors";

/** Where the reference explains the codes. */
const REFERENCE = "/developers#errors";

/** A refusal that only HTTP knows: a method, a media type, a key used twice. */
export class HttpRefusal extends Error {
  override readonly name = "HttpRefusal";
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

interface Stated {
  status: number;
  code: string;
  detail: string;
  problems?: readonly FieldProblem[] | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

const TITLES: Record<number, string> = {
  400: "The request is not as it should be",
  401: "Who asks is not known",
  403: "Not allowed",
  404: "Not found",
  405: "This address does not do that",
  408: "The upload took too long",
  409: "Against the state of things",
  410: "Too late",
  413: "Too large",
  415: "Not a type that is read here",
  429: "Too many",
  500: "An error of ours",
};

/** What went wrong as RFC 9457 has it, with every problem that was found. */
export function problemResponse(error: unknown): Response {
  const { status, code, detail, problems, headers } = stated(error);
  const title = TITLES[status] ?? TITLES[500];
  const body = { type: REFERENCE, title, status, code, detail, ...(problems && { problems }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
  });
}

function stated(thrown: unknown): Stated {
  const error = thrown instanceof TRPCError ? (thrown.cause ?? thrown) : thrown;
  if (error instanceof AppError) return ofAppError(error);
  if (error instanceof z.ZodError) {
    const detail = "The input is not as the reference says";
    return { status: 400, code: "invalid", detail, problems: error.issues.map(ofIssue) };
  }
  if (error instanceof HttpRefusal) {
    const { status, code, message, headers } = error;
    return { status, code, detail: message, headers };
  }
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") {
    const status = getHTTPStatusCodeFromError(error);
    return { status, code: "invalid", detail: error.message };
  }
  // An unexpected error's text may hold anything; it goes to the log, not to the caller.
  console.error("REST:", thrown);
  return { status: 500, code: "internal", detail: "Something went wrong here" };
}

function ofAppError({ code, message, details }: AppError): Stated {
  const { problems, retryAfterSeconds } = details;
  const headers: Record<string, string> = {};
  if (retryAfterSeconds) headers["Retry-After"] = String(Math.ceil(retryAfterSeconds));
  if (code === "unauthenticated") headers["WWW-Authenticate"] = 'Bearer realm="steelyard"';
  return { status: ERROR_CODES[code].http, code, detail: message, problems, headers };
}

function ofIssue({ path, code, message }: z.core.$ZodIssue): FieldProblem {
  const column = path.join(".");
  const fix = column ? `correct ${column}; the reference lists what it takes` : "see the reference";
  return { column, value: "", rule: code, message, fix };
}
