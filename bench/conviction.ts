import { spawnSync } from "node:child_process";
import { loadavg } from "node:os";
import { join } from "node:path";
import { charge, type PoolHistory, poolAt, poolOutlook, settlePool } from "~/core/conviction";
import { rng } from "~/core/numeric";
import {
  bandsOf,
  type CommunityRun,
  type Experiment,
  planExperiment,
  runCommunity,
  runTasks,
} from "~/core/simulation";
import { endThread, takeThread } from "~/server/jobs/threadPool";
import type { MonteCarloPart } from "./conviction/monteCarloThread";

/**
 * Seconds that issue "Conviction pools and the mechanism lab" measured for cadCAD on a machine like
 * ours: one run of 100 steps, and a hundred runs of the first model.
 */
const CADCAD = { v1: 2.7, v3: 20.6, v1Hundred: 258 } as const;
const STAKES = 100_000;
const RUNS = 1_000;
const REPEATS = 60;

interface Cost {
  readonly ms: number;
  readonly cpuMs: number;
}

async function costOf(run: () => unknown): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000 };
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** One run of 100 steps with every series and the network of every step. */
async function oneRun(model: "v1" | "v3", mode: "faithful" | "corrected"): Promise<void> {
  const costs: Cost[] = [];
  for (let seed = 0; seed < REPEATS; seed++) {
    costs.push(await costOf(() => runCommunity({ model, mode, seed }, { network: true })));
  }
  const ms = sorted(costs.map((cost) => cost.ms));
  const cpu = sorted(costs.map((cost) => cost.cpuMs));
  const ratio = (1000 * CADCAD[model]) / ms[0]!;
  console.log(
    `one ${model} run, ${mode}, networks kept: best ${ms[0]!.toFixed(1)} ms, median ${ms[REPEATS / 2]!.toFixed(1)} ms ` +
      `(CPU ${cpu[REPEATS / 2]!.toFixed(1)} ms; bar 10 ms); ${ratio.toFixed(0)}x cadCAD`,
  );
}

async function inThreads(experiment: Experiment, threads: number): Promise<CommunityRun[]> {
  const entry = new URL("./conviction/monteCarloThread.ts", import.meta.url).href;
  const share = Math.ceil(experiment.runs / threads);
  const parts = Array.from({ length: threads }, (_, k) => {
    const part: MonteCarloPart = {
      ...{ experiment, from: k * share },
      to: Math.min(experiment.runs, (k + 1) * share),
    };
    const thread = takeThread(entry);
    return new Promise<CommunityRun[]>((resolve, reject) => {
      thread.once("message", resolve).once("error", reject);
      thread.postMessage(part);
    }).finally(() => endThread(thread));
  });
  return (await Promise.all(parts)).flat();
}

/** Many runs with bands over every series: here, and in two threads. */
async function monteCarlo(model: "v1" | "v3"): Promise<void> {
  const experiment: Experiment = {
    base: { model, mode: "corrected", seed: "bench" },
    runs: RUNS,
  };
  const plan = planExperiment(experiment);
  let alone: CommunityRun[] = [];
  const here = await costOf(() => {
    alone = runTasks(plan, 0, plan.tasks);
    bandsOf(alone);
  });
  let apart: CommunityRun[] = [];
  const two = await costOf(async () => {
    apart = await inThreads(experiment, 2);
    bandsOf(apart);
  });
  const series = (runs: readonly CommunityRun[]) =>
    runs.map((run) => String(run.series.candidate_conviction));
  const same = JSON.stringify(series(alone)) === JSON.stringify(series(apart));
  const distinct = new Set(series(alone)).size;
  const ratio =
    model === "v1" ? `; ${((1000 * 10 * CADCAD.v1Hundred) / two.ms).toFixed(0)}x cadCAD` : "";
  console.log(
    `${RUNS} ${model} runs with bands: one thread ${(here.ms / 1000).toFixed(2)} s (CPU ${(here.cpuMs / 1000).toFixed(2)} s), ` +
      `two threads ${(two.ms / 1000).toFixed(2)} s, starting included (bar 10 s); ${distinct} distinct, ` +
      `${same ? "the same" : "NOT THE SAME"} in threads${ratio}`,
  );
}

/** Conviction of many stakes by the closed form. */
async function closedForm(): Promise<void> {
  const random = rng("stakes");
  const column = () => Float64Array.from({ length: STAKES }, () => random.next());
  const [before, stake, since] = [column(), column(), column()];
  let least: Cost = { ms: Number.POSITIVE_INFINITY, cpuMs: Number.POSITIVE_INFINITY };
  let total = 0;
  for (let k = 0; k < 20; k++) {
    const cost = await costOf(() => {
      total = 0;
      for (let i = 0; i < STAKES; i++) {
        total += charge(0.9, 1000 * before[i]!, 1000 * stake[i]!, 100 * since[i]!);
      }
    });
    if (cost.ms < least.ms) least = cost;
  }
  console.log(
    `closed form of ${STAKES} stakes: ${least.ms.toFixed(1)} ms (bar 20 ms); sum ${total.toFixed(0)}`,
  );
}

const POOL_PROPOSALS = 500;

/** A pool of as many stakes on many proposals: read as it stands, and settled. */
async function poolOfStakes(): Promise<void> {
  const random = rng("pool");
  const day = 86_400_000;
  const history: PoolHistory = {
    rules: {
      ...{ alpha: 0.8, unitMs: day, beta: 0.2, rho: 0.0025, minimumAge: 1, minimumStake: 0 },
    },
    proposals: Array.from({ length: POOL_PROPOSALS }, (_, k) => ({
      ...{ id: `p${k}`, requested: 10_000, createdAt: 0, endedAt: null, held: false },
    })),
    stakes: Array.from({ length: STAKES }, (_, k) => ({
      at: Math.floor((100 * day * k) / STAKES),
      target: `p${Math.floor(POOL_PROPOSALS * random.next())}`,
      change: random.next(),
    })),
    funds: [{ at: 0, change: 1_000_000 }],
  };
  const read = async () => {
    const run = poolAt(history, 100 * day);
    for (const { id, requested } of history.proposals) {
      poolOutlook({ requested, ...run.chargingOf(id) }, run.numbers());
    }
  };
  const costs: number[] = [];
  for (let k = 0; k < 10; k++) costs.push((await costOf(read)).ms);
  const settled = await costOf(() => settlePool(history, 99 * day, 100 * day));
  console.log(
    `a pool of ${STAKES} stakes on ${POOL_PROPOSALS} proposals: as it stands ${Math.min(...costs).toFixed(1)} ms, ` +
      `settled over its last day ${settled.ms.toFixed(1)} ms`,
  );
}

/** Community runs, Monte Carlo, a large community and the closed form, against the bars. */
export async function bench(): Promise<void> {
  const load = () =>
    loadavg()
      .map((x) => x.toFixed(1))
      .join(" ");
  console.log(`load of the machine ${load()}`);
  await closedForm();
  await poolOfStakes();
  for (const model of ["v1", "v3"] as const) {
    for (const mode of ["faithful", "corrected"] as const) await oneRun(model, mode);
    await monteCarlo(model);
  }
  const large = join(import.meta.dirname, "conviction/large.ts");
  spawnSync(process.execPath, ["--import", "tsx", large], { stdio: "inherit" });
  console.log(`load of the machine ${load()}`);
}
