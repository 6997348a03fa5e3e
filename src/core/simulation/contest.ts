import { rng } from "~/core/numeric";
import { FitInputError, FitUnavailableError, fit, METHODS, weightsOf } from "~/core/ranking";
import { contestAnswers, type JuryTraits } from "./contestJury";
import { type RankingError, rankingError } from "./rankingError";

/** A contest tried before it is held: which aggregator, how many jurors, how many comparisons each. */
export interface ContestSpec {
  readonly items: number;
  /** Spread of the true log weights: θ ~ N(0, spread²). */
  readonly truthSpread: number;
  /** Jury sizes, ascending. */
  readonly juries: readonly number[];
  readonly comparisonsEach: number;
  readonly traits: JuryTraits;
  /** Aggregators by key; all where not given. */
  readonly methods?: readonly string[];
  /** Truths, each with juries of its own. */
  readonly repeats: number;
  readonly seed: string | number;
}

/** Task k is repeat k mod `repeats` of jury size ⌊k / repeats⌋; anybody may do it, in any order. */
export interface ContestPlan extends ContestSpec {
  readonly methods: readonly string[];
  readonly tasks: number;
}

export const JURY_DEFAULT: JuryTraits = {
  noise: 1,
  reliabilitySpread: 0.3,
  // The 2025 trial's jurors' median |log ratio| ran from 0.29 to 6.2: about this spread.
  scaleSpread: 0.5,
  sideBias: 0,
  carelessness: 0,
  colluders: 0,
};
/** About what the 2025 trial's answers fit. */
export const TRUTH_SPREAD_DEFAULT = 1.3;

/** Least and most of every number of a spec. */
const BOUNDS = {
  items: [3, 500],
  truthSpread: [0, 10],
  comparisonsEach: [1, 10_000],
  repeats: [1, 1_000],
  noise: [0, 20],
  reliabilitySpread: [0, 3],
  scaleSpread: [0, 3],
  sideBias: [-10, 10],
  carelessness: [0, 1],
  colluders: [0, 1],
} as const;
const WHOLE: readonly string[] = ["items", "comparisonsEach", "repeats"];
const JURORS_MOST = 2_000;
const COMPARISONS_MOST = 200_000;

/** Divides a contest into tasks. Throws RangeError listing everything that is wrong with it. */
export function planContest(spec: ContestSpec): ContestPlan {
  const numbers: Record<string, unknown> = { ...spec, ...spec.traits };
  const problems = Object.entries(BOUNDS).flatMap(([name, [least, most]]) => {
    const value = numbers[name] as number;
    const whole = WHOLE.includes(name);
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return [];
    return [
      `${name} is ${value}, but must be ${whole ? "whole and " : ""}from ${least} to ${most}`,
    ];
  });
  const known = METHODS.map(({ key }) => key);
  const methods = spec.methods ?? known;
  for (const method of methods) {
    if (!known.includes(method)) problems.push(`there is no aggregator ${method}`);
  }
  if (spec.juries.length === 0) problems.push("no jury size is given");
  for (const jurors of spec.juries) {
    if (!(Number.isInteger(jurors) && jurors >= 1 && jurors <= JURORS_MOST)) {
      problems.push(`a jury of ${jurors} is not from 1 to ${JURORS_MOST}`);
    } else if (jurors * spec.comparisonsEach > COMPARISONS_MOST) {
      problems.push(`a jury of ${jurors} makes more than ${COMPARISONS_MOST} comparisons`);
    }
  }
  if (problems.length > 0) throw new RangeError(problems.join("; "));
  return { ...spec, methods, tasks: spec.juries.length * spec.repeats };
}

/** What one aggregator made of one jury. */
export interface MethodTrial {
  readonly method: string;
  /** Weights, one per item; nothing where the method has no answer. */
  readonly weights?: Float64Array;
  readonly error?: RankingError;
  /** Weight of the colluders' item above its true weight. */
  readonly favouredGain?: number;
  /** Why there is no answer. */
  readonly unavailable?: string;
}

export interface ContestTrial {
  readonly jurors: number;
  readonly repeat: number;
  readonly comparisons: number;
  /** True weights. */
  readonly truth: Float64Array;
  /** The item that colluders favour, were there any. */
  readonly favoured: number;
  readonly methods: readonly MethodTrial[];
}

/** One jury of one size, before every aggregator. Throws RangeError where there is no such task. */
export function contestTrial(plan: ContestPlan, task: number): ContestTrial {
  const jurors = plan.juries[Math.floor(task / plan.repeats)];
  if (jurors === undefined) throw new RangeError(`there is no task ${task}`);
  const repeat = task % plan.repeats;
  const seed = `${plan.seed} repeat ${repeat}`;
  const random = rng(`${seed} truth`);
  const theta = Float64Array.from({ length: plan.items }, () => plan.truthSpread * random.normal());
  const favoured = random.int(plan.items);
  const { comparisonsEach, traits } = plan;
  const truth = weightsOf(theta);
  const data = contestAnswers({ theta, jurors, comparisonsEach, traits, favoured, seed });
  return {
    ...{ jurors, repeat, comparisons: data.binary.a.length },
    ...{ truth, favoured },
    methods: plan.methods.map((method) => {
      const found = tried(method, data, theta);
      if (!found.weights) return found;
      return { ...found, favouredGain: found.weights[favoured]! - truth[favoured]! };
    }),
  };
}

function tried(
  method: string,
  data: ReturnType<typeof contestAnswers>,
  theta: Float64Array,
): MethodTrial {
  try {
    const found = fit(method, data, {}, { intervals: false });
    return { method, weights: found.weights, error: rankingError(found.theta, theta) };
  } catch (error) {
    if (!(error instanceof FitUnavailableError || error instanceof FitInputError)) throw error;
    return { method, unavailable: error.message };
  }
}

/** Does the tasks from..to−1, in order. What a task gives depends on the plan and its number alone. */
export function runContestTasks(
  plan: ContestPlan,
  from: number,
  to: number,
  onProgress?: (fraction: number) => void,
): ContestTrial[] {
  const trials: ContestTrial[] = [];
  for (let task = from; task < to; task++) {
    trials.push(contestTrial(plan, task));
    onProgress?.((task + 1 - from) / (to - from));
  }
  return trials;
}
