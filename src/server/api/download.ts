import { gunzipSync } from "node:zlib";
import { AppError, ERROR_CODES } from "~/errors";
import { type RoundAccess, roundAccess } from "../auth/access";
import { clientKeyOf } from "../auth/requests";
import type { Actor } from "../auth/types";
import { kitFile } from "../services/kitFile";
import { RATE_LIMITS, takeFromRateLimit } from "../services/rateLimit";
import { readDataset } from "../services/readDataset";
import { roundIdOf } from "../services/roundSlug";

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  py: "text/x-python",
  mjs: "text/javascript",
  // What browsers take .ts for is a film.
  ts: "text/plain",
};

interface Packed {
  readonly fileName: string;
  /** SHA-256 of the text. */
  readonly sha256: string;
  readonly packed: Uint8Array<ArrayBuffer>;
  /** Who may be shown a copy that a cache kept. */
  readonly shared: boolean;
}

/** Who asks, and for the file of which round. */
interface Asked {
  readonly request: Request;
  readonly actor: Actor | null;
  readonly slug: string;
  readonly file: string;
}

/** GET of one file of a round's data: `version` is v1, v2, … or newest, `file` its name. */
export const handleDatasetFile = (asked: Asked & { readonly version: string }) =>
  answer(asked, async (access) => {
    const { slug, version, file } = asked;
    const [, number] = /^v([1-9]\d{0,8})$/.exec(version) ?? [];
    const [, name] = /^([a-z0-9_-]+)\.csv$/.exec(file) ?? [];
    if (!name || (!number && version !== "newest")) throw new AppError("notFound", "No such file");
    const found = await readDataset(access, { name, ...(number && { version: Number(number) }) });
    const shared = access.status === "closed" || name === "items";
    return { fileName: `${slug}-v${found.version}-${file}`, ...found, shared };
  });

/** GET of what comes with the data: dictionary, sample, scorer, starters. */
export const handleKitFile = (asked: Asked) =>
  answer(asked, async ({ roundId }) => ({
    ...(await kitFile(roundId, asked.file)),
    fileName: asked.file,
    shared: true,
  }));

async function answer(
  { request, actor, slug }: Asked,
  read: (access: RoundAccess) => Promise<Packed>,
): Promise<Response> {
  try {
    const key = actor?.userId ?? clientKeyOf(request.headers);
    await takeFromRateLimit(`${key}:download`, RATE_LIMITS.read);
    return respondWith(request, await read(await roundAccess(actor, await roundIdOf(slug))));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(`${error.message}\n`, { status: ERROR_CODES[error.code].http });
  }
}

function respondWith(request: Request, { fileName, sha256, packed, shared }: Packed): Response {
  const etag = `"${sha256}"`;
  const headers = {
    etag,
    vary: "accept-encoding, cookie, sec-fetch-mode",
    // The server would pack again what is packed already.
    "cache-control": `${shared ? "public" : "private"}, no-cache, no-transform`,
  };
  if (request.headers.get("if-none-match")?.includes(etag)) {
    return new Response(null, { status: 304, headers });
  }
  const body = takesPacked(request.headers) ? packed : new Uint8Array(gunzipSync(packed));
  return new Response(body, {
    headers: {
      ...headers,
      ...(takesPacked(request.headers) && { "content-encoding": "gzip" }),
      "content-length": String(body.length),
      "content-type": `${TYPES[fileName.split(".").at(-1)!] ?? "text/plain"}; charset=utf-8`,
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
}

/** Programs are sent what is kept; a browser that follows a download link saves it still packed. */
function takesPacked(headers: Headers): boolean {
  const mode = headers.get("sec-fetch-mode");
  return /\bgzip\b/.test(headers.get("accept-encoding") ?? "") && (!mode || mode === "cors");
}
