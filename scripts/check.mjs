// npm run check — everything short of the database and the browser: format and lint, types, layers,
// dead code, unit tests. `--static` leaves out the tests.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { generateClient, install } from "./lib/prepare.mjs";
import { finish, run } from "./lib/processes.mjs";
import { ROOT } from "./lib/project.mjs";
import { step } from "./lib/steps.mjs";

const CHECKS = [
  { name: "types", args: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  { name: "format and lint", args: ["node_modules/@biomejs/biome/bin/biome", "check", "."] },
  { name: "layers", args: ["scripts/layers.mjs"] },
  { name: "dead code", args: ["node_modules/knip/bin/knip.js"] },
  {
    name: "unit tests",
    args: ["node_modules/vitest/vitest.mjs", "run", "--project=unit", "--maxWorkers=2"],
  },
];
/** At a time: on two cores, more would only make each slower. */
const AT_ONCE = 2;

async function check({ name, args }) {
  const since = performance.now();
  const { code, output } = await finish(process.execPath, args, { cwd: ROOT });
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  if (code !== 0) console.log(`\n── ${name} ──\n${output.trimEnd()}\n`);
  console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
  return { name, ok: code === 0 };
}

await install();
await generateClient();
// Types of routes and assets, which Next writes when it builds.
if (!existsSync(join(ROOT, "next-env.d.ts")))
  await step("Generating route types", () =>
    run(process.execPath, ["node_modules/next/dist/bin/next", "typegen"], { cwd: ROOT }),
  );

const waiting = CHECKS.filter(
  ({ name }) => name !== "unit tests" || !process.argv.includes("--static"),
);
const done = [];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) done.push(await check(next));
  }),
);
const failed = done.filter(({ ok }) => !ok).map(({ name }) => name);
console.log(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);
