// Which database a command means: DATABASE_URL, else the embedded one that `npm start` is running.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** @throws when neither is there, saying what to do. */
export function databaseUrl(): string {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const dataDir = process.env.STEELYARD_DATA_DIR ?? join(ROOT, ".data");
  try {
    const running = JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8"));
    if (typeof running.databaseUrl === "string") return running.databaseUrl;
  } catch {
    // No running.json: nothing is running, and the message below says so.
  }
  throw new Error(
    "no database: set DATABASE_URL, or leave `npm start` running (its embedded PostgreSQL is used)",
  );
}
