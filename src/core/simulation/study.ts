import { type CommunitySpec, checkedSpec } from "./communityRun";
import { SERIES } from "./communitySeries";
import type { SweepAxis } from "./experiment";

/** A configuration of a community model, without its chances. */
export type StudyConfig = Omit<CommunitySpec, "seed" | "timesteps">;

/**
 * A question to a community model: one configuration or two on common random numbers, once or many
 * times; of one configuration also over a grid of one or two parameters.
 */
export interface Study {
  readonly configs: readonly StudyConfig[];
  readonly seed: string;
  readonly timesteps: number;
  /** Runs of every cell. */
  readonly runs: number;
  readonly axes: readonly SweepAxis[];
}

/** One place of the grid, or one configuration. */
export interface PlannedCell {
  /** Which configuration, by place. */
  readonly config: number;
  /** What the grid sets beside it. */
  readonly params: Readonly<Record<string, number>>;
  /** Why it cannot be run; null: it can. */
  readonly problem: string | null;
}

/** A study divided into tasks that anybody may do, in any order: task k is run k mod `runs` of open cell ⌊k/runs⌋. */
export interface StudyPlan extends Study {
  /** The first axis changes slowest. */
  readonly cells: readonly PlannedCell[];
  /** Places of the cells that can be run. */
  readonly open: readonly number[];
  readonly tasks: number;
  /** Days whose values are kept of every run; none in a grid, which only says how runs end. */
  readonly days: readonly number[];
}

export const STUDY_RUNS_MOST = 10_000;
const CELLS_MOST = 400;
export const AXIS_VALUES_MOST = 50;
const TASKS_MOST = 100_000;
const AXES_MOST = 2;
const SEED_MOST = 80;
/** Days that are kept of a long run; a chart is hardly wider. */
const DAYS_MOST = 100;
/** Numbers that all runs together may keep: 80 MB. */
const VALUES_MOST = 1e7;

/**
 * Divides a study. A grid may reach where no community can be, such as ρ ≥ β²: those cells are left
 * out and say why.
 *
 * Throws RangeError listing everything wrong with it.
 */
export function planStudy(study: Study): StudyPlan {
  const problems = [...shapeProblems(study), ...axisProblems(study)];
  if (problems.length > 0) throw new RangeError(problems.join("; "));
  const { configs, axes, runs, timesteps } = study;
  const places = configs.flatMap((_, config) => gridOf(axes).map((params) => ({ config, params })));
  const cells = places.map((cell) => ({ ...cell, problem: problemOf(study, cell) }));
  const open = cells.flatMap(({ problem }, place) => (problem === null ? [place] : []));
  if (open.length < (axes.length > 0 ? 1 : cells.length)) {
    const all = new Set(cells.flatMap(({ problem }) => problem ?? []));
    throw new RangeError([...all].slice(0, 5).join("; "));
  }
  const tasks = open.length * runs;
  if (tasks > TASKS_MOST) throw new RangeError(`${tasks} runs are more than ${TASKS_MOST}`);
  return { ...study, cells, open, tasks, days: axes.length > 0 ? [] : daysOf(timesteps, tasks) };
}

function shapeProblems({ configs, seed, runs, axes }: Study): string[] {
  const problems: string[] = [];
  if (configs.length < 1 || configs.length > 2)
    problems.push(`there are ${configs.length} configurations, but must be one or two`);
  if (seed.trim() === "" || seed.length > SEED_MOST)
    problems.push(`the seed must have 1 to ${SEED_MOST} characters`);
  if (!(Number.isInteger(runs) && runs >= 1 && runs <= STUDY_RUNS_MOST))
    problems.push(`runs are ${runs}, but must be a whole number from 1 to ${STUDY_RUNS_MOST}`);
  if (axes.length > AXES_MOST) problems.push(`a grid has one or two axes, not ${axes.length}`);
  if (axes.length > 0 && configs.length > 1) problems.push("a grid is of one configuration");
  return problems;
}

function axisProblems({ axes }: Study): string[] {
  const problems: string[] = [];
  for (const { param, values } of axes) {
    if (values.length < 1 || values.length > AXIS_VALUES_MOST)
      problems.push(
        `${param} takes ${values.length} values, but must take 1 to ${AXIS_VALUES_MOST}`,
      );
    if (new Set(values).size < values.length) problems.push(`${param} takes a value twice`);
    if (!values.every(Number.isFinite)) problems.push(`${param} takes a value that is no number`);
  }
  if (axes.length === 2 && axes[0]!.param === axes[1]!.param)
    problems.push(`both axes are ${axes[0]!.param}`);
  const cells = axes.reduce((product, { values }) => product * values.length, 1);
  if (cells > CELLS_MOST) problems.push(`the grid has ${cells} cells, more than ${CELLS_MOST}`);
  return problems;
}

const gridOf = (axes: readonly SweepAxis[]) =>
  axes.reduce<Record<string, number>[]>(
    (cells, { param, values }) =>
      cells.flatMap((cell) => values.map((value) => ({ ...cell, [param]: value }))),
    [{}],
  );

function problemOf(study: Study, cell: Omit<PlannedCell, "problem">): string | null {
  try {
    checkedSpec(specOfCell(study, cell, 0));
    return null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return error.message;
  }
}

/** As many days as there is room for, evenly apart, the last one always among them. */
function daysOf(timesteps: number, tasks: number): number[] {
  const room = Math.floor(VALUES_MOST / (tasks * SERIES.length));
  const count = Math.max(1, Math.min(timesteps, DAYS_MOST, room));
  return Array.from({ length: count }, (_, k) => Math.round(((k + 1) * timesteps) / count));
}

/**
 * The community of one run of one cell. A study of a single run has the chances of its seed, as the
 * lab's own run; of many, every run has its own, the same in every cell.
 */
export function specOfCell(
  study: Study,
  { config, params }: Pick<PlannedCell, "config" | "params">,
  run: number,
): CommunitySpec {
  const { configs, seed, runs, axes, timesteps } = study;
  const base = configs[config];
  if (!base) throw new RangeError(`there is no configuration ${config}`);
  const single = runs === 1 && axes.length === 0;
  return {
    ...base,
    params: { ...base.params, ...params },
    seed: single ? seed : `${seed} run ${run}`,
    timesteps,
  };
}
