import { runCommunity } from "./communityRun";
import { SERIES } from "./communitySeries";
import { type StudyPlan, specOfCell } from "./study";

/** Numbers that one task leaves: its last day, every series' last value, every series on the kept days. */
export const recordLength = ({ days }: Pick<StudyPlan, "days">): number =>
  1 + SERIES.length * (1 + days.length);

/**
 * Does the tasks from..to−1, in order. What a task leaves depends on the plan and its number alone.
 *
 * Shape: (to − from) records of `recordLength(plan)`: the last day that was run, the last value of every
 * series, then series by series the values of the kept days, NaN from where a run broke off.
 */
export function runStudyTasks(
  plan: StudyPlan,
  from: number,
  to: number,
  onProgress: (fraction: number) => void = () => {},
): Float64Array {
  const length = recordLength(plan);
  const records = new Float64Array((to - from) * length);
  for (let task = from; task < to; task++) {
    const onRun = (share: number) => onProgress((task - from + share) / (to - from));
    runTask(
      plan,
      task,
      records.subarray((task - from) * length, (task + 1 - from) * length),
      onRun,
    );
    onRun(1);
  }
  return records;
}

function runTask(
  plan: StudyPlan,
  task: number,
  record: Float64Array,
  onProgress: (fraction: number) => void,
): void {
  const place = plan.open[Math.floor(task / plan.runs)];
  if (place === undefined) throw new RangeError(`there is no task ${task}`);
  const spec = specOfCell(plan, plan.cells[place]!, task % plan.runs);
  const series = plan.days.length > 0 ? SERIES : [];
  const run = runCommunity(spec, { series, onProgress });
  record[0] = run.stopped ? run.stopped.timestep - 1 : plan.timesteps;
  for (const [s, name] of SERIES.entries()) {
    record[1 + s] = run.final[name];
    const start = 1 + SERIES.length + s * plan.days.length;
    for (const [d, day] of plan.days.entries())
      record[start + d] = run.series[name]?.[day - 1] ?? Number.NaN;
  }
}
