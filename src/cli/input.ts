import { closeSync, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { UsageError } from "./exit";

/**
 * Larger inputs are refused, unpacked or as they come: parsed text takes several times its size in
 * memory. A million comparisons with addresses and reasons are about 150 MiB.
 */
const INPUT_BYTES_MAX = 256 * 2 ** 20;
const CHUNK_BYTES = 2 ** 20;
const STDIN = 0;
const GZIP_MAGIC = [0x1f, 0x8b];

/**
 * Read a file, or standard input for `-`; gzip is recognised by its first bytes and unpacked.
 *
 * Memory stays within the limit whatever comes: a file that is too large is refused unread, a
 * stream or the content of a gzip file as soon as it passes the limit.
 *
 * @throws UsageError when there is no such file, it cannot be read or is too large.
 */
export function readInput(path: string): Uint8Array {
  const bytes = readBytes(path);
  if (!GZIP_MAGIC.every((byte, i) => bytes[i] === byte)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: INPUT_BYTES_MAX });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(path);
    throw new UsageError(`${path}: this gzip file is damaged`);
  }
}

/**
 * Names of the files in a folder, hidden ones left out, in code-unit order.
 *
 * @throws UsageError when there is no such folder, it cannot be read or has no files.
 */
export function filesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
      .map(({ name }) => name)
      .sort();
    if (names.length === 0) throw new UsageError(`${folder}: there are no files in this folder`);
    return names;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const why: Record<string, string> = {
      ENOENT: "there is no such folder",
      ENOTDIR: "this is a file, not a folder",
    };
    throw new UsageError(`${folder}: ${why[code ?? ""] ?? `cannot be read (${code})`}`);
  }
}

function readBytes(path: string): Buffer {
  try {
    if (path === "-") return readUpTo(STDIN, path);
    const file = openSync(path, "r");
    try {
      if (fstatSync(file).size > INPUT_BYTES_MAX) throw tooLarge(path);
      return readUpTo(file, path);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
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

function readUpTo(file: number, path: string): Buffer {
  const chunks: Buffer[] = [];
  for (let total = 0; ; ) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const read = readSync(file, chunk);
    if (read === 0) return Buffer.concat(chunks);
    total += read;
    if (total > INPUT_BYTES_MAX) throw tooLarge(path);
    // A pipe gives a little at a time: the part that is used is copied, and the rest let go.
    chunks.push(read === CHUNK_BYTES ? chunk : Buffer.from(chunk.subarray(0, read)));
  }
}

function tooLarge(path: string): UsageError {
  const limit = INPUT_BYTES_MAX / 2 ** 20;
  return new UsageError(`${path}: larger than ${limit} MiB (unpacked); split the file`);
}
