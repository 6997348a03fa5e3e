import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** The command as it is installed. */
export const COMMAND = fileURLToPath(new URL("../../bin/steelyard.js", import.meta.url));

/** Path of a file under test/fixtures/cli. */
export const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/cli/${name}`, import.meta.url));

/** A new empty folder. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "steelyard-cli-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Run the real command in a process of its own. */
export function steelyard(args: readonly string[], input: string | Uint8Array = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    input,
    encoding: "utf8",
    cwd: tmpdir(),
  });
  return { status, stdout, stderr };
}

/** The same, for a result as JSON: standard output must be one object and nothing else. */
export function steelyardJson(args: readonly string[], input: string | Uint8Array = "") {
  const { status, stdout, stderr } = steelyard([...args, "--json", "-"], input);
  return { status, stderr, result: JSON.parse(stdout) as Record<string, unknown> };
}
