import { type Band, bandOf, type Spread, spreadOf } from "./bands";
import { type CommunityRun, type CommunitySpec, checkedSpec, runCommunity } from "./communityRun";
import { SERIES, type SeriesName } from "./communitySeries";

/** Values that one parameter takes in turn. */
export interface SweepAxis {
  readonly param: string;
  readonly values: readonly number[];
}

/**
 * Monte Carlo runs of a community model; with axes, so many in every cell of their grid. Run r has the
 * same chances in every cell (common random numbers), and no two runs of a cell share a stream.
 */
export interface Experiment {
  readonly base: CommunitySpec;
  readonly runs: number;
  readonly axes?: readonly SweepAxis[];
  /** Series kept per run; all where not given, none for a sweep that only asks how runs end. */
  readonly series?: readonly SeriesName[];
}

/** An experiment divided into tasks that anybody may do, in any order: task k is run k mod `runs` of cell ⌊k/runs⌋. */
export interface ExperimentPlan extends Experiment {
  /** The parameters that each cell sets beside the base's; the first axis changes slowest. */
  readonly cells: readonly Readonly<Record<string, number>>[];
  readonly tasks: number;
}

const TASKS_MOST = 100_000;
/** Numbers that all runs together may keep: 400 MB. */
const VALUES_MOST = 5e7;

/**
 * Divides an experiment. Throws RangeError listing everything wrong with it: cells with impossible
 * parameters included.
 */
export function planExperiment(experiment: Experiment): ExperimentPlan {
  const { base, runs, axes = [], series = SERIES } = experiment;
  const problems: string[] = [];
  if (!(Number.isInteger(runs) && runs >= 1))
    problems.push(`runs are ${runs}, but must be 1 or more`);
  for (const { param, values } of axes) {
    if (values.length === 0) problems.push(`the sweep over ${param} has no values`);
  }
  const size = axes.reduce((product, { values }) => product * values.length, 1);
  const tasks = size * runs;
  if (tasks > TASKS_MOST) problems.push(`${tasks} runs are more than ${TASKS_MOST}`);
  const cells = problems.length > 0 ? [] : cellsOf(axes);
  for (const cell of cells) {
    try {
      const { timesteps } = checkedSpec(inCell(base, cell));
      const values = tasks * timesteps * series.length;
      if (values > VALUES_MOST) {
        problems.push(`${values} numbers are more than ${VALUES_MOST}: keep fewer series or runs`);
        break;
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const where = Object.entries(cell).map(([name, value]) => `${name}=${value}`);
      problems.push(where.length > 0 ? `${where.join(", ")}: ${error.message}` : error.message);
    }
  }
  if (problems.length > 0) throw new RangeError(problems.join("; "));
  return { ...experiment, cells, tasks };
}

function cellsOf(axes: readonly SweepAxis[]): Record<string, number>[] {
  return axes.reduce<Record<string, number>[]>(
    (cells, { param, values }) =>
      cells.flatMap((cell) => values.map((value) => ({ ...cell, [param]: value }))),
    [{}],
  );
}

const inCell = (base: CommunitySpec, cell: Readonly<Record<string, number>>): CommunitySpec => ({
  ...base,
  params: { ...base.params, ...cell },
});

/** The spec of a task, for a look at one run with its network. */
export function specOfTask(plan: ExperimentPlan, task: number): CommunitySpec {
  const cell = plan.cells[Math.floor(task / plan.runs)];
  if (!cell) throw new RangeError(`there is no task ${task}`);
  return { ...inCell(plan.base, cell), seed: `${plan.base.seed} run ${task % plan.runs}` };
}

/** Does the tasks from..to−1, in order. What a task gives depends on the plan and its number alone. */
export function runTasks(
  plan: ExperimentPlan,
  from: number,
  to: number,
  onProgress?: (fraction: number) => void,
): CommunityRun[] {
  const found: CommunityRun[] = [];
  for (let task = from; task < to; task++) {
    found.push(runCommunity(specOfTask(plan, task), { series: plan.series }));
    onProgress?.((task + 1 - from) / (to - from));
  }
  return found;
}

/** What the runs of one cell came to. */
export interface CellSummary {
  readonly params: Readonly<Record<string, number>>;
  readonly runs: number;
  /** Runs that broke off before their last timestep. */
  readonly stopped: number;
  readonly bands: Readonly<Partial<Record<SeriesName, Band>>>;
  /** Spread over runs of every series' last value. */
  readonly final: Readonly<Record<SeriesName, Spread>>;
}

/** Summarises the runs of all tasks, in the order of the tasks; one cell each. */
export function summariseExperiment(
  plan: ExperimentPlan,
  found: readonly CommunityRun[],
): CellSummary[] {
  if (found.length !== plan.tasks) throw new RangeError(`${found.length} of ${plan.tasks} runs`);
  return plan.cells.map((params, cell) => {
    const runs = found.slice(cell * plan.runs, (cell + 1) * plan.runs);
    return {
      ...{ params, runs: runs.length, stopped: runs.filter(({ stopped }) => stopped).length },
      bands: bandsOf(runs),
      final: finalSpreads(runs),
    };
  });
}

/** Bands of every series that the runs kept. */
export function bandsOf(runs: readonly CommunityRun[]): Partial<Record<SeriesName, Band>> {
  const names = Object.keys(runs[0]?.series ?? {}) as SeriesName[];
  return Object.fromEntries(
    names.map((name) => [name, bandOf(runs.map((run) => run.series[name]!))]),
  );
}

function finalSpreads(runs: readonly CommunityRun[]): Record<SeriesName, Spread> {
  const entries = SERIES.map((name) => [name, spreadOf(runs.map(({ final }) => final[name]))]);
  return Object.fromEntries(entries) as Record<SeriesName, Spread>;
}

/**
 * Bands of what two configurations differ by, second less first, run by run: on common random numbers
 * much narrower than the bands of either. Throws RangeError where there are not as many of both.
 */
export function differenceBands(
  first: readonly CommunityRun[],
  second: readonly CommunityRun[],
): Partial<Record<SeriesName, Band>> {
  if (first.length !== second.length) {
    throw new RangeError(`${first.length} runs cannot be compared with ${second.length}`);
  }
  const names = Object.keys(first[0]?.series ?? {}) as SeriesName[];
  const difference = (name: SeriesName) =>
    first.map(({ series }, r) =>
      series[name]!.map((value, t) => other(second[r]!, name, t) - value),
    );
  return Object.fromEntries(names.map((name) => [name, bandOf(difference(name))]));
}

const other = ({ series }: CommunityRun, name: SeriesName, t: number) =>
  series[name]?.[t] ?? Number.NaN;
