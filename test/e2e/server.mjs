// What the end-to-end tests run against: the real thing, on an empty database. Its output is kept in
// the data folder too, because without a mail server a sign-in link stands nowhere but in the log.
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";

const directory = process.env.STEELYARD_DATA_DIR;
if (!directory) throw new Error("STEELYARD_DATA_DIR says where the data of the tests goes");
mkdirSync(directory, { recursive: true });
const log = createWriteStream(join(directory, "server.log"));

const child = spawn(process.execPath, ["scripts/start.mjs", "--fresh"], {
  stdio: ["ignore", "pipe", "inherit"],
});
child.stdout.on("data", (chunk) => {
  log.write(chunk);
  process.stdout.write(chunk);
});
process.stdout.on("error", () => {}); // Playwright may be gone before us.

// The whole group gets the signal; this process only waits, so that nothing ends before its end.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
