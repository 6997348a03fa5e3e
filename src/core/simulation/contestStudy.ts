import {
  type ContestPlan,
  contestTrial,
  JURY_DEFAULT,
  planContest,
  TRUTH_SPREAD_DEFAULT,
} from "./contest";
import {
  type ContestFinding,
  type ContestPoint,
  contestPayouts,
  summariseContest,
} from "./contestSummary";
import { type OrNull, withNulls } from "./plain";
import { type NumbersStudy, requireNumbers } from "./studyNumbers";
import { partsOf, recordsOf, type StudyWork, splitRecords } from "./studyWork";

/** Numbers of a jury study; `target` is how its result is read, and changes nothing about it. */
export const CONTEST_NUMBERS = {
  items: { min: 3, max: 200, usual: 20, whole: true },
  spread: { min: 0, max: 10, usual: TRUTH_SPREAD_DEFAULT },
  least: { min: 1, max: 500, usual: 5, whole: true },
  most: { min: 1, max: 500, usual: 40, whole: true },
  comparisons: { min: 1, max: 400, usual: 20, whole: true },
  repeats: { min: 1, max: 100, usual: 5, whole: true },
  noise: { min: 0, max: 20, usual: JURY_DEFAULT.noise },
  reliability: { min: 0, max: 3, usual: JURY_DEFAULT.reliabilitySpread },
  scale: { min: 0, max: 3, usual: JURY_DEFAULT.scaleSpread },
  side: { min: 0, max: 10, usual: JURY_DEFAULT.sideBias },
  careless: { min: 0, max: 1, usual: JURY_DEFAULT.carelessness },
  colluders: { min: 0, max: 1, usual: JURY_DEFAULT.colluders },
  target: { min: 0.001, max: 1, usual: 0.1 },
} as const;
export type ContestName = keyof typeof CONTEST_NUMBERS;
export type ContestStudy = NumbersStudy<"contest", ContestName>;

/** Shares of the pool, by truth and as the largest jury of the first truth has it. */
export interface ExamplePayout {
  readonly method: string;
  readonly items: readonly { readonly truth: number; readonly paid: number }[];
}

export interface ContestFound {
  readonly points: readonly ContestPoint[];
  readonly payouts: readonly ExamplePayout[];
}

/** Base units of the pool that payouts are shares of. */
const POOL = 1_000_000n;
/** Of a method: whether it has an answer, three errors, the colluders' gain. */
const METHOD_NUMBERS = 5;
/** Measured on one core at 2 GHz: a trial before every aggregator. */
const SECONDS = { trial: 0.05, comparison: 2.5e-5, itemPair: 5e-6, itemComparison: 8e-7 };

/** Jury sizes from the smallest, doubled up to the largest. */
export function jurySizes({ least, most }: { least: number; most: number }): number[] {
  const sizes: number[] = [];
  for (let size = least; size < most; size *= 2) sizes.push(size);
  return [...sizes, Math.max(least, most)];
}

/** Divides a jury study: a task is a trial, see `ContestPlan`. Throws RangeError listing all that is wrong. */
export function contestWork(study: ContestStudy): StudyWork<OrNull<ContestFound>> {
  const plan = planOf(study);
  const length = 1 + METHOD_NUMBERS * plan.methods.length;
  const seconds = Array.from({ length: plan.tasks }, (_, task) => secondsOf(plan, task));
  return {
    tasks: plan.tasks,
    // The largest jury of the first truth comes once more in the summary.
    seconds: seconds.reduce((sum, one) => sum + one, seconds.at(-1)!),
    parts: () => partsOf(seconds),
    run: (from, to, onProgress) =>
      recordsOf({ from, to }, length, (task) => recordOf(plan, task), onProgress),
    summarise: (records) => {
      const findings = splitRecords(records, plan.tasks, length).map(findingOf);
      return withNulls({ points: summariseContest(plan, findings), payouts: payoutsOf(plan) });
    },
  };
}

function planOf(study: ContestStudy): ContestPlan {
  const { numbers, seed } = study;
  const upsideDown = numbers.most < numbers.least;
  requireNumbers(
    study,
    CONTEST_NUMBERS,
    upsideDown ? ["the largest jury must be at least as large as the smallest"] : [],
  );
  return planContest({
    ...{ items: numbers.items, truthSpread: numbers.spread, juries: jurySizes(numbers), seed },
    ...{ comparisonsEach: numbers.comparisons, repeats: numbers.repeats },
    traits: {
      ...{ noise: numbers.noise, reliabilitySpread: numbers.reliability },
      ...{ scaleSpread: numbers.scale, sideBias: numbers.side },
      ...{ carelessness: numbers.careless, colluders: numbers.colluders },
    },
  });
}

function secondsOf({ juries, repeats, items, comparisonsEach }: ContestPlan, task: number): number {
  const comparisons = juries[Math.floor(task / repeats)]! * comparisonsEach;
  const { trial, comparison, itemPair, itemComparison } = SECONDS;
  return trial + items * items * itemPair + comparisons * (comparison + items * itemComparison);
}

function recordOf(plan: ContestPlan, task: number): number[] {
  const { comparisons, methods } = contestTrial(plan, task);
  const numbers = methods.flatMap(({ error, favouredGain = Number.NaN }) =>
    error
      ? [1, error.theta, error.weights, error.ranks, favouredGain]
      : [0, ...new Array<number>(METHOD_NUMBERS - 1).fill(Number.NaN)],
  );
  return [comparisons, ...numbers];
}

function findingOf(record: Float64Array): ContestFinding {
  const methods = Array.from({ length: (record.length - 1) / METHOD_NUMBERS }, (_, m) => {
    const start = 1 + m * METHOD_NUMBERS;
    const [answered, theta, weights, ranks, favouredGain] = record.subarray(
      start,
      start + METHOD_NUMBERS,
    ) as unknown as [number, number, number, number, number];
    return answered ? { error: { theta, weights, ranks }, favouredGain } : {};
  });
  return { comparisons: record[0]!, methods };
}

function payoutsOf(plan: ContestPlan): ExamplePayout[] {
  const example = contestTrial(plan, (plan.juries.length - 1) * plan.repeats);
  const share = (amount: bigint) => Number(amount) / Number(POOL);
  return example.methods.map((one) => ({
    method: one.method,
    items: contestPayouts(example, one, POOL).map(({ truth, paid }) => ({
      ...{ truth: share(truth), paid: share(paid) },
    })),
  }));
}
