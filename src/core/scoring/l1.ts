import { bootstrapInterval } from "./bootstrap";
import { ScoreInputError } from "./errors";
import { weightedMean } from "./weightedMean";

/** Stated or fitted values by canonical name; a file has one of the three levels, or several. */
export interface LevelValues {
  /** Level 1: weight of each project (sum 1). */
  readonly weights: ReadonlyMap<string, number>;
  /** Level 2: originality of each repository, 0..1. */
  readonly originality: ReadonlyMap<string, number>;
  /** Level 3: repository → dependency → weight (sum 1 per repository). */
  readonly dependencies: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** A distance to fitted values, between the two lines that give it a meaning. Lower is better. */
export interface L1Score {
  metric: "l1";
  level: 1 | 2 | 3;
  score: number;
  /** What equal weights get; on level 2, an originality of ½ throughout. */
  uniform: number;
  /** The fitted values themselves get 0. */
  floor: 0;
  /** Values compared. */
  rows: number;
  /** 95 % interval of the score, by resampling projects (level 1) or repositories (2 and 3). */
  interval: [number, number];
}

const DEFAULT_SEED = "steelyard score";
/** The originality of a repository about which nothing is known. */
const MIDDLE = 0.5;
const NAMES_SHOWN = 5;

/** One difference per project or repository; the score is their mean, on level 1 their sum. */
interface Differences {
  readonly level: 1 | 2 | 3;
  readonly rows: number;
  readonly predicted: Float64Array;
  readonly uniform: Float64Array;
}

/**
 * L1 distance of a submission to values fitted from the jury, on the level that those have.
 *
 * - level 1: Σ |w_pred − w_jury| over the projects of either
 * - level 2: mean |o_pred − o_jury| over the repositories judged
 * - level 3: mean over the repositories judged of Σ |w_pred − w_jury| over the dependencies judged
 *
 * On levels 1 and 3 a missing prediction counts 0. Weights of dependencies are taken as given and
 * not scaled; a prediction for a dependency that was not judged costs nothing by itself. The same
 * input gives the same bits everywhere.
 *
 * @throws ScoreInputError when the jury's values have no level or several, when the submission has
 *   nothing on that level, or when it lacks an originality (0 would be a statement there).
 * @example repository r, jury {x: 0.6, y: 0.4}, prediction {x: 0.9}: 0.3 + 0.4 = 0.7
 */
export function scoreL1(
  predicted: LevelValues,
  jury: LevelValues,
  seed: string = DEFAULT_SEED,
): L1Score {
  const { level, rows, ...differences } = compare(predicted, jury);
  const factor = level === 1 ? differences.predicted.length : 1;
  const [low, high] = bootstrapInterval({ values: differences.predicted }, seed);
  return {
    metric: "l1",
    level,
    score: factor * weightedMean(differences.predicted),
    uniform: factor * weightedMean(differences.uniform),
    floor: 0,
    rows,
    interval: [factor * low, factor * high],
  };
}

function compare(predicted: LevelValues, jury: LevelValues): Differences {
  const sizes = [jury.weights.size, jury.originality.size, jury.dependencies.size];
  const levels = ([1, 2, 3] as const).filter((level) => sizes[level - 1]! > 0);
  const [level] = levels;
  if (level === undefined) throw new ScoreInputError("the holdout has no values");
  if (levels.length > 1) {
    throw new ScoreInputError(`the holdout mixes the levels ${levels.join(" and ")}`);
  }
  if (level === 1) return weights(predicted.weights, jury.weights);
  if (level === 2) return originality(predicted.originality, jury.originality);
  return dependencies(predicted.dependencies, jury.dependencies);
}

function weights(predicted: LevelValues["weights"], jury: LevelValues["weights"]): Differences {
  requireSome(predicted, "weights of projects");
  const names = [...new Set([...jury.keys(), ...predicted.keys()])];
  const away = (guess: (name: string) => number) =>
    Float64Array.from(names, (name) => Math.abs(guess(name) - (jury.get(name) ?? 0)));
  return {
    level: 1,
    rows: names.length,
    predicted: away((name) => predicted.get(name) ?? 0),
    uniform: away((name) => (jury.has(name) ? 1 / jury.size : 0)),
  };
}

function originality(
  predicted: LevelValues["originality"],
  jury: LevelValues["originality"],
): Differences {
  requireSome(predicted, "originality");
  const missing = [...jury.keys()].filter((name) => !predicted.has(name));
  if (missing.length > 0) {
    const more = missing.length > NAMES_SHOWN ? ` and ${missing.length - NAMES_SHOWN} more` : "";
    const shown = missing.slice(0, NAMES_SHOWN).join(", ");
    throw new ScoreInputError(`the submission has no originality of ${shown}${more}`);
  }
  const away = (guess: (name: string) => number) =>
    Float64Array.from(jury, ([name, value]) => Math.abs(guess(name) - value));
  return {
    level: 2,
    rows: jury.size,
    predicted: away((name) => predicted.get(name)!),
    uniform: away(() => MIDDLE),
  };
}

function dependencies(
  predicted: LevelValues["dependencies"],
  jury: LevelValues["dependencies"],
): Differences {
  requireSome(predicted, "weights of dependencies");
  const away = (guess: (repo: string, name: string, count: number) => number) =>
    Float64Array.from(jury, ([repo, judged]) => {
      let sum = 0;
      for (const [name, value] of judged) sum += Math.abs(guess(repo, name, judged.size) - value);
      return sum;
    });
  return {
    level: 3,
    rows: [...jury.values()].reduce((sum, judged) => sum + judged.size, 0),
    predicted: away((repo, name) => predicted.get(repo)?.get(name) ?? 0),
    uniform: away((_repo, _name, count) => 1 / count),
  };
}

function requireSome(values: ReadonlyMap<string, unknown>, what: string): void {
  if (values.size === 0) throw new ScoreInputError(`the submission states no ${what}`);
}
