import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const BYTES_MAX = 16 * 1024 * 1024;

/** What the `steelyard` command prints on standard output. */
export async function steelyard(...args: string[]): Promise<string> {
  const options = { maxBuffer: BYTES_MAX };
  const { stdout } = await run(process.execPath, ["bin/steelyard.js", ...args], options);
  return stdout;
}

/** The same, read as the one JSON object that `--json -` prints. */
export async function steelyardJson<T>(...args: string[]): Promise<T> {
  return JSON.parse(await steelyard(...args, "--json", "-")) as T;
}
