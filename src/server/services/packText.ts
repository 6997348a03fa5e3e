import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** A text as it is kept: gzipped, with what names it. */
export interface PackedText {
  readonly sha256: string;
  /** Length of the text in UTF-8. */
  readonly bytes: number;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** Packs a text that comes in parts; only what is packed is in memory as a whole. */
export async function packText(parts: Iterable<string>): Promise<PackedText> {
  const hash = createHash("sha256");
  let bytes = 0;
  const read = function* () {
    for (const part of parts) {
      const chunk = Buffer.from(part);
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const packed: Buffer[] = [];
  await pipeline(Readable.from(read()), createGzip(), async (stream: AsyncIterable<Buffer>) => {
    for await (const chunk of stream) packed.push(chunk);
  });
  return { sha256: hash.digest("hex"), bytes, packed: new Uint8Array(Buffer.concat(packed)) };
}
