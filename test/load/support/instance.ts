// A Steelyard of the run's own: production build, worker, database; started as `npm start` does it,
// killed as a run wants, and gone when the run is.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { identify, isRunning, stopProcess, until } from "../../../scripts/lib/processes.mjs";
import { ROOT } from "../../../scripts/lib/project.mjs";
import { startWatchdog } from "../../../scripts/lib/watchdog.mjs";

/** A first start builds the app. */
const START_PATIENCE_MS = 300_000;
const STOP_PATIENCE_MS = 30_000;

type Part = "web" | "worker" | "postgres";
interface Identity {
  name: string;
  pid: number;
  started: string;
}

const TICKS_PER_SECOND = 100;

/** Of a process: who started it, and its time in user and system mode, ended children included. */
function statOf(name: string): { pid: number; parent: number; ticks: number }[] {
  try {
    const stat = readFileSync(`/proc/${Number(name)}/stat`, "utf8");
    // After the command in parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const times = fields.slice(11, 15).map(Number);
    const ticks = times.reduce((sum, time) => sum + time, 0);
    return [{ pid: Number(name), parent: Number(fields[1]), ticks }];
  } catch {
    return []; // Not a process, or one that has ended.
  }
}

export class Instance {
  readonly base: string;
  private readonly port: number;
  private readonly directory = mkdtempSync(join(tmpdir(), "steelyard-load-"));
  private readonly watchdog = startWatchdog();
  private start: ChildProcess | null = null;
  /** Everything printed since the last start. */
  private printed = "";
  /** Starts so far. */
  starts = 0;

  constructor(port: number) {
    this.port = port;
    this.base = `http://127.0.0.1:${port}`;
  }

  /** Starts it, or starts it again; resolves once a page answers. */
  async up(): Promise<void> {
    this.starts += 1;
    this.printed = "";
    const child = spawn(process.execPath, [join(ROOT, "scripts/start.mjs")], {
      cwd: ROOT,
      env: {
        ...process.env,
        ...{ PORT: String(this.port), STEELYARD_DATA_DIR: this.directory, STEELYARD_DEMO: "0" },
        // A server of its own, whatever the shell points at.
        ...{
          DATABASE_URL: "",
          WEB_DATABASE_URL: "",
          NEXTAUTH_URL: `http://localhost:${this.port}`,
        },
        npm_lifecycle_event: "",
      },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.start = child;
    // The run may be killed: the supervisor ends with it, and ends what it started.
    this.watchdog.watch(identify("supervisor", child.pid!));
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.printed += text;
      });
    const ready = () => this.printed.includes("Steelyard is ready") || child.exitCode !== null;
    if (!(await until(ready, START_PATIENCE_MS)) || child.exitCode !== null)
      throw new Error(`Steelyard did not start:\n${this.printed}`);
  }

  /** Whether the supervisor is there; it ends when its database does. */
  get isUp(): boolean {
    return this.start !== null && this.start.exitCode === null && this.start.signalCode === null;
  }

  async answers(): Promise<boolean> {
    const response = await fetch(`${this.base}/`, { signal: AbortSignal.timeout(5000) }).catch(
      () => null,
    );
    await response?.body?.cancel();
    return response !== null && response.status < 500;
  }

  /** kill -9. */
  kill(part: Part): void {
    const { children } = this.running();
    const alive = children.filter((child) => child.name === part && isRunning(child));
    if (alive.length === 0) throw new Error(`there is no ${part} to kill`);
    for (const { pid } of alive) process.kill(pid, "SIGKILL");
  }

  /**
   * Processor time so far of a part and of all it started, which other programs' load on the machine
   * does not lengthen. Linux only.
   */
  cpuSeconds(part: Part): number {
    const stats = readdirSync("/proc").flatMap(statOf);
    const { children } = this.running();
    const family = new Set(
      children.filter((child) => child.name === part && isRunning(child)).map(({ pid }) => pid),
    );
    // A set that grows while it is walked.
    for (const parent of family)
      for (const { pid } of stats.filter((stat) => stat.parent === parent)) family.add(pid);
    const own = stats.filter(({ pid }) => family.has(pid));
    return own.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND;
  }

  /** A connection as the owner of its database. */
  async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.running().databaseUrl });
    // It may be killed under us.
    client.on("error", () => {});
    await client.connect();
    return client;
  }

  /** The lines of the current start that tell of errors. */
  errors(): string[] {
    return this.printed.split("\n").filter((line) => /error/i.test(line));
  }

  /** Waits until a supervisor that gives up is gone, with all it started. */
  async ended(): Promise<void> {
    if (!(await until(() => !this.isUp, STOP_PATIENCE_MS)))
      throw new Error(`the supervisor goes on without its database:\n${this.printed}`);
  }

  /** Ends everything and throws its data away. */
  async down(): Promise<void> {
    if (this.isUp) {
      this.start!.kill("SIGTERM");
      if (!(await until(() => !this.isUp, STOP_PATIENCE_MS)))
        await stopProcess(identify("supervisor", this.start!.pid!));
    }
    rmSync(this.directory, { recursive: true, force: true });
  }

  private running(): { databaseUrl: string; children: Identity[] } {
    return JSON.parse(readFileSync(join(this.directory, "running.json"), "utf8"));
  }
}
