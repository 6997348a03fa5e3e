import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { AppError, ERROR_CODES } from "~/errors";
import { createContext } from "./context";
import { readBody } from "./readBody";
import { appRouter } from "./root";
import { BATCH_SIZE_MAX } from "./trpc";

const ENDPOINT = "/api/trpc";
/** A million-row comparison file is imported by the command line; pages send smaller ones. */
export const BODY_BYTES_MAX = 32 * 1024 * 1024;

/** Longest a body may take to arrive. */
const BODY_MS_MAX = 60_000;

/** The request with its body read and unpacked, within the limits. */
async function bounded(request: Request): Promise<Request> {
  if (!request.body) return request;
  const body = await readBody(request, { bytesMax: BODY_BYTES_MAX, millisMax: BODY_MS_MAX });
  const headers = new Headers(request.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Request(request.url, { method: request.method, headers, body: new Uint8Array(body) });
}

/** What keeps a body from being read, before there is a call that could fail. */
function refusal(error: unknown): Response {
  if (!(error instanceof AppError)) throw error;
  const { http: status } = ERROR_CODES[error.code];
  // The rest of the body is not wanted: the connection ends with the answer.
  const headers = { Connection: "close" };
  return Response.json({ error: { message: error.message } }, { status, headers });
}

/** The tRPC door. */
export async function handleTrpc(request: Request): Promise<Response> {
  let req: Request;
  try {
    req = await bounded(request);
  } catch (error) {
    return refusal(error);
  }
  return fetchRequestHandler({
    endpoint: ENDPOINT,
    req,
    router: appRouter,
    maxBatchSize: BATCH_SIZE_MAX,
    allowMethodOverride: true,
    createContext: () => createContext(req.headers),
    onError({ error, path }) {
      if (error.code === "INTERNAL_SERVER_ERROR") console.error(`tRPC ${path}:`, error);
    },
  });
}
