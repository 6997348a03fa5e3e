// node --import tsx test/load/payouts.ts [--stride 1]
//
// The life of a payout run (draft, proposal, approval, export, execution), of one by weights and of one
// by a recipe, as its own process on a
// PostgreSQL of the run's own, interrupted by kill -9 at every statement it sends: the process between
// two statements, the process with a statement under way, and PostgreSQL with a statement under way.
// Each time the life is taken up again from what is on record, and a second payment is tried. Fails
// where a round is paid twice or not, or a line or an acknowledged step is lost.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { applyMigrations } from "../../scripts/db/migrations";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { until } from "../../scripts/lib/processes.mjs";
import { ROOT } from "../../scripts/lib/project.mjs";
import { startWatchdog } from "../../scripts/lib/watchdog.mjs";
import { auditPayout } from "./support/payoutAudit";
import type { PayoutStage } from "./support/payoutLife";
import { letGo, makeStages, STAGE_KINDS, type StageKind } from "./support/payoutRounds";

const WAYS = ["between", "inFlight", "postgres"] as const;
type Way = (typeof WAYS)[number];
const END_PATIENCE_MS = 30_000;

const { values } = parseArgs({ options: { stride: { type: "string", default: "1" } } });
const stride = Number(values.stride);
if (!Number.isInteger(stride) || stride < 1) throw new Error("--stride is a whole number above 0");

const directory = mkdtempSync(join(tmpdir(), "steelyard-payouts-"));
const program = join(ROOT, "node_modules/.cache/steelyard-payout-life.mjs");
const watchdog = startWatchdog();
let server = await startPostgres({ directory });
watchdog.watch(server.identity);

interface Life {
  /** Steps that were acknowledged. */
  readonly said: string[];
  readonly killed: boolean;
}

async function live(stage: PayoutStage, kill?: { at: number; way: Way }): Promise<Life> {
  const child = spawn(process.execPath, [program], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...{ DATABASE_URL: server.url, PAYOUT_STAGE: JSON.stringify(stage) },
      ...(kill && { KILL_AT: String(kill.at), KILL_HOW: kill.way }),
      POSTGRES_PID: String(server.identity.pid),
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  if (!(await until(ended, END_PATIENCE_MS))) child.kill("SIGKILL");
  return { said: text.split("\n").filter(Boolean), killed: child.exitCode !== 0 };
}

async function restart(): Promise<void> {
  server = await startPostgres({ directory });
  watchdog.watch(server.identity);
}

/** A round for every statement and way to be interrupted. */
async function plan(kind: StageKind) {
  const [dry] = await makeStages(1, kind);
  const { said } = await live(dry!);
  const statements = Number(said.at(-1)?.split(" ")[1]);
  if (!(statements > 0)) throw new Error("the undisturbed run did not end");
  console.log(`The life of a payout run by ${kind} sends ${statements} statements.`);
  const points = Array.from({ length: Math.ceil(statements / stride) }, (_, k) => 1 + k * stride);
  return { kind, points, stages: await makeStages(points.length * WAYS.length, kind) };
}

/** Interrupts a life at each point, and audits what is left; returns the findings' number. */
async function interrupt(way: Way, points: readonly number[], stages: PayoutStage[]) {
  const stopped = new Map<string, number>();
  let [killed, wrong] = [0, 0];
  for (const at of points) {
    const stage = stages.pop()!;
    const first = await live(stage, { at, way });
    if (first.killed) killed += 1;
    if (way === "postgres") await restart();
    const step = first.said.at(-1) ?? "nothing";
    stopped.set(step, (stopped.get(step) ?? 0) + 1);
    const findings = await auditPayout(server.url, stage, first.said, () => live(stage));
    for (const finding of findings) console.log(`✗ ${way} at statement ${at}: ${finding}`);
    wrong += findings.length;
  }
  const after = [...stopped].map(([step, count]) => `${count} after ${step}`).join(", ");
  console.log(`${way}: killed ${killed} of ${points.length} times (${after})`);
  return wrong;
}

try {
  await build({
    entryPoints: [join(ROOT, "test/load/support/payoutLife.ts")],
    outfile: program,
    ...{ bundle: true, platform: "node", format: "esm", packages: "external" },
    alias: { "~": join(ROOT, "src") },
    logLevel: "error",
  });
  await applyMigrations(server.url);
  // Read when the first round is made.
  process.env.DATABASE_URL = server.url;
  // All before anything is killed: this process keeps connections only until then.
  const planned = [];
  for (const kind of STAGE_KINDS) planned.push(await plan(kind));
  await letGo();
  let wrong = 0;
  for (const { kind, points, stages } of planned) {
    console.log(`By ${kind}:`);
    for (const way of WAYS) wrong += await interrupt(way, points, stages);
  }
  const rounds = planned.reduce((sum, { points }) => sum + points.length * WAYS.length, 0);
  console.log(
    wrong === 0
      ? `✓ ${rounds} rounds, each interrupted once: all paid once, no line or step lost`
      : `✗ ${wrong} findings in ${rounds} rounds`,
  );
  if (wrong > 0) process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
  rmSync(program, { force: true });
}
process.exit();
