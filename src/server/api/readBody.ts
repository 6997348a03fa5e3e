import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { AppError } from "~/errors";

const gunzipped = promisify(gunzip);
const MEBIBYTE = 2 ** 20;

export interface BodyLimits {
  /** Of the body as it comes, and again of what it unpacks to. */
  readonly bytesMax: number;
  /** For all of it: whoever sends a byte now and then is cut off, too. */
  readonly millisMax: number;
}

/**
 * A request's body, unpacked where it is gzip (by its header, or by its first bytes). It never holds
 * more than the limit twice over: reading stops at the limit, whatever length was declared, and so
 * does unpacking, so that neither a large upload nor a small one that unpacks to much fills memory.
 *
 * @throws AppError tooLarge, tooSlow, or invalid for a gzip body that is damaged
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<Buffer> {
  const { bytesMax, millisMax } = limits;
  if (!request.body) return Buffer.alloc(0);
  const reader = request.body.getReader();
  try {
    if (Number(request.headers.get("content-length") ?? 0) > bytesMax) throw tooLarge(bytesMax);
    const bytes = await collect(reader, bytesMax, millisMax);
    const declared = request.headers.get("content-encoding") === "gzip";
    return declared || isGzip(bytes) ? await unpack(bytes, bytesMax) : bytes;
  } catch (error) {
    // Not waited for: the sender may never notice.
    reader.cancel().catch(() => {});
    throw error;
  }
}

async function collect(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  bytesMax: number,
  millisMax: number,
): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = Math.ceil(millisMax / 1000);
    const message = `The body did not arrive within ${seconds} seconds`;
    timer = setTimeout(() => reject(new AppError("tooSlow", message)), millisMax);
  });
  // Where the body wins every race, nobody else listens.
  late.catch(() => {});
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return Buffer.concat(chunks, size);
      size += value.length;
      if (size > bytesMax) throw tooLarge(bytesMax);
      chunks.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
}

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function unpack(bytes: Buffer, bytesMax: number): Promise<Buffer> {
  try {
    return await gunzipped(bytes, { maxOutputLength: bytesMax });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(bytesMax);
    throw new AppError("invalid", "The gzip body is damaged; compress the file again");
  }
}

function tooLarge(bytesMax: number): AppError {
  const size = `${Math.floor(bytesMax / MEBIBYTE)} MB`;
  return new AppError("tooLarge", `This is larger than ${size}, as sent or unpacked`);
}
