import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { UsageError } from "../exit";

interface Credentials {
  /** The server that was signed in to last. */
  last?: string;
  /** By the server's address. */
  tokens: Record<string, string>;
}

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** In the user's own configuration; nobody else may read it. */
function credentialsPath(): string {
  const base = process.env.XDG_CONFIG_HOME || join(homedir(), ".config");
  return join(base, "steelyard", "credentials.json");
}

/** @throws UsageError for a file that is not ours */
export function readCredentials(): Credentials {
  const path = credentialsPath();
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return { tokens: {} };
  }
  try {
    const { last, tokens } = JSON.parse(text) as Credentials;
    return { ...(last && { last }), tokens: { ...tokens } };
  } catch {
    throw new UsageError(`${path} is damaged; delete it and sign in again`);
  }
}

/** Keeps a token, readable by its user alone from the first byte on. */
export function saveToken(server: string, token: string): string {
  const path = credentialsPath();
  const { tokens } = readCredentials();
  const text = `${JSON.stringify({ last: server, tokens: { ...tokens, [server]: token } }, null, 2)}\n`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: FOLDER_MODE });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, text, { mode: FILE_MODE });
    chmodSync(draft, FILE_MODE);
    renameSync(draft, path);
  } catch (error) {
    throw new UsageError(`${path}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
  return path;
}
