import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createContext } from "./context";
import { appRouter } from "./root";
import { BATCH_SIZE_MAX } from "./trpc";

const ENDPOINT = "/api/trpc";
/** A million-row comparison file is imported by the command line; pages send smaller ones. */
export const BODY_BYTES_MAX = 32 * 1024 * 1024;

/** The request with its body read up to the limit; null when it is larger, whatever it claims. */
async function bounded(request: Request): Promise<Request | null> {
  if (!request.body) return request;
  if (Number(request.headers.get("content-length") ?? 0) > BODY_BYTES_MAX) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: Buffer.concat(chunks) });
}

/** The tRPC door. */
export async function handleTrpc(request: Request): Promise<Response> {
  const req = await bounded(request);
  if (!req) {
    const message = `This is larger than ${BODY_BYTES_MAX / 1024 / 1024} MB`;
    return Response.json({ error: { message } }, { status: 413 });
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
