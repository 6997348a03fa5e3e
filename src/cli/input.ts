import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { UsageError } from "./exit";

/** Larger inputs are refused: parsed text takes several times its size in memory. */
const INPUT_BYTES_MAX = 512 * 2 ** 20;
const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * Read a file, or standard input for `-`; gzip is recognised by its first bytes and unpacked.
 *
 * @throws UsageError when there is no such file or it cannot be read.
 */
export function readInput(path: string): Uint8Array {
  const bytes = readBytes(path);
  if (bytes.length > INPUT_BYTES_MAX) throw tooLarge(path);
  if (!GZIP_MAGIC.every((byte, i) => bytes[i] === byte)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: INPUT_BYTES_MAX });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(path);
    throw new UsageError(`${path}: this gzip file is damaged`);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path === "-" ? 0 : path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why: Record<string, string> = {
      ENOENT: "there is no such file",
      EISDIR: "this is a folder, not a file",
      EACCES: "the file may not be read",
      EAGAIN: "standard input is not ready; give a file instead",
    };
    throw new UsageError(`${path}: ${why[code ?? ""] ?? `cannot be read (${code})`}`);
  }
}

function tooLarge(path: string): UsageError {
  return new UsageError(`${path}: larger than ${INPUT_BYTES_MAX / 2 ** 20} MiB`);
}
