// Where things are, and whether they changed since they were last made.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** What a running instance keeps: database, secrets, logs, who is running. */
export function dataDirectory() {
  return resolve(ROOT, process.env.STEELYARD_DATA_DIR || ".data");
}

/** Variables of an `.env` file count unless the environment already has them. */
export function loadEnvFile() {
  const file = join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Every file under the given paths (files or folders, relative to the project), sorted. */
export function listFiles(paths, ignored = new Set()) {
  const found = [];
  const visit = (path) => {
    const absolute = join(ROOT, path);
    if (ignored.has(path) || !existsSync(absolute)) return;
    if (!statSync(absolute).isDirectory()) found.push(path);
    else for (const name of readdirSync(absolute).sort()) visit(`${path}/${name}`);
  };
  for (const path of paths) visit(path);
  return found;
}

/** One hash over the names and contents of files; contents, because a clone has no useful times. */
export function hashFiles(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(ROOT, file)));
  }
  return hash.digest("hex");
}

export function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
