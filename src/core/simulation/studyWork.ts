/** Tasks from..to−1 of a study. */
export interface StudyPart {
  readonly from: number;
  readonly to: number;
}

/** A study divided into tasks that anybody may do, in any order; what it finds follows from it alone. */
export interface StudyWork<Result> {
  readonly tasks: number;
  /** About how long all of it takes one core. A bound on what is asked for, not a promise. */
  readonly seconds: number;
  /** How it is divided among workers: each a few seconds' work. */
  parts(): readonly StudyPart[];
  /** Does the tasks from..to−1, in order: one record of the same length for each. */
  run(from: number, to: number, onProgress?: (fraction: number) => void): Float64Array;
  /**
   * Plain data without NaN, so that a hash names it, from the records of all tasks in their order. Throws
   * RangeError for another number of them.
   */
  summarise(records: Float64Array): Result;
}

/** Work that one part should be: short enough for other jobs to come in between. */
export const PART_SECONDS = 2;
export const PARTS_MOST = 400;

/** Parts of about the same work, of tasks that take `seconds[k]`. */
export function partsOf(seconds: readonly number[]): StudyPart[] {
  const total = seconds.reduce((sum, one) => sum + one, 0);
  const wanted = Math.max(PART_SECONDS, total / PARTS_MOST);
  const parts: StudyPart[] = [];
  let from = 0;
  let work = 0;
  for (const [task, one] of seconds.entries()) {
    work += one;
    if (work < wanted && task + 1 < seconds.length) continue;
    parts.push({ from, to: task + 1 });
    from = task + 1;
    work = 0;
  }
  return parts;
}

/** Does tasks one after the other, each leaving a record of `length` numbers. */
export function recordsOf(
  { from, to }: StudyPart,
  length: number,
  doTask: (task: number) => ArrayLike<number>,
  onProgress?: (fraction: number) => void,
): Float64Array {
  const records = new Float64Array((to - from) * length);
  for (let task = from; task < to; task++) {
    records.set(doTask(task), (task - from) * length);
    onProgress?.((task + 1 - from) / (to - from));
  }
  return records;
}

/** The records one by one. Throws RangeError for another number of them than there are tasks. */
export function splitRecords(records: Float64Array, tasks: number, length: number): Float64Array[] {
  if (records.length !== tasks * length)
    throw new RangeError(`${records.length / length} of ${tasks} tasks`);
  return Array.from({ length: tasks }, (_, k) => records.subarray(k * length, (k + 1) * length));
}
