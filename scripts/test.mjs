// npm test — installs what the tests need and runs them all: unit, database, end to end.
// The last line is the sum over all runners: `N passed, N failed`.
import "./lib/requireNode.mjs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./lib/chromium.mjs";
import { whenNpmIsGone } from "./lib/parent.mjs";
import { generateClient, install } from "./lib/prepare.mjs";
import { finish, onCommand, stopCommands } from "./lib/processes.mjs";
import { ROOT } from "./lib/project.mjs";
import { addUp, countPlaywright, countVitest, judge } from "./lib/results.mjs";
import { startWatchdog } from "./lib/watchdog.mjs";

const reports = mkdtempSync(join(tmpdir(), "steelyard-reports-"));

const vitest = (project) => ({
  name: project,
  count: countVitest,
  args: (report) => [
    "node_modules/vitest/vitest.mjs",
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ],
});

const RUNNERS = [
  vitest("unit"),
  vitest("db"),
  {
    name: "end to end",
    before: ensureChromium,
    count: countPlaywright,
    args: () => ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
  },
];

async function runTests({ name, before, count, args }) {
  console.log(`\n── ${name} ──`);
  const report = join(reports, `${name}.json`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  try {
    await before?.();
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { code } = await finish(process.execPath, args(report), { cwd: ROOT, env, live: true });
  return judge(report, count, code);
}

async function stop() {
  await stopCommands();
  process.exit(130);
}

async function main() {
  const watchdog = startWatchdog();
  onCommand((identity) => watchdog.watch(identity));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  whenNpmIsGone(stop);

  await install();
  await generateClient();
  const results = [];
  for (const runner of RUNNERS) results.push(await runTests(runner));
  rmSync(reports, { recursive: true, force: true });

  console.log();
  for (const [place, { passed, failed, skipped }] of results.entries())
    console.log(`${RUNNERS[place].name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  const { passed, failed } = addUp(results);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

try {
  await main();
} catch (error) {
  console.error(error);
  console.log("0 passed, 1 failed");
  process.exit(1);
}
