/** Bytes of text that one submission may have, unpacked; a weight for each of 100,000 projects fits. */
export const TEXT_BYTES_MAX = 10_000_000;

const GZIP_MAGIC = [0x1f, 0x8b];

/** A file as read, or why it was not. */
export type Upload = { ok: true; fileName: string; text: string } | { ok: false; message: string };

interface ReadOptions {
  readonly bytesMax?: number;
  /** Told now and then how many bytes of text have been read. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Reads an uploaded file as text, unpacking it where it is gzip by its first bytes, whatever it is
 * called. Never holds more than the limit: what unpacks to more is given up as soon as it does.
 *
 * Not UTF-8 is refused rather than read with replacement characters.
 */
export async function readUpload(
  file: Blob,
  name: string,
  { bytesMax = TEXT_BYTES_MAX, onBytes }: ReadOptions = {},
): Promise<Upload> {
  const limit = `at most ${bytesMax / 1e6} MB are read`;
  if (file.size > bytesMax) {
    const size = (file.size / 1e6).toFixed(1);
    return { ok: false, message: `${name} has ${size} MB; ${limit}` };
  }
  const start = new Uint8Array(await file.slice(0, GZIP_MAGIC.length).arrayBuffer());
  const packed = GZIP_MAGIC.every((byte, at) => start[at] === byte);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  let bytes = 0;
  try {
    const stream = packed
      ? file.stream().pipeThrough(new DecompressionStream("gzip"))
      : file.stream();
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.length;
      if (bytes > bytesMax) {
        await reader.cancel();
        return { ok: false, message: `${name} unpacks to more than that; ${limit}` };
      }
      text += decoder.decode(value, { stream: true });
      onBytes?.(bytes);
    }
    text += decoder.decode();
  } catch {
    const reason = packed ? "cannot be unpacked; it is damaged" : "is not a text in UTF-8";
    return { ok: false, message: `${name} ${reason}` };
  }
  return { ok: true, fileName: packed ? name.replace(/\.gz$/i, "") : name, text };
}
