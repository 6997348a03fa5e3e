import { kindOf, readComparisons, readSubmission, toComparisonData } from "~/core/formats";
import {
  type L1Score,
  METRICS,
  type Metric,
  type Score,
  ScoreInputError,
  scoreLevels,
} from "~/core/scoring";
import { EXIT, type ExitCode, UsageError } from "./exit";
import { readInput } from "./input";
import { accepted, load, type NameOptions, nameOptions, RefusedError } from "./load";
import { note, type OutputOptions, present, table } from "./output";
import { L1, l1OfFiles } from "./scoreL1";

interface ScoreCliOptions extends NameOptions, OutputOptions {
  submission: string;
  holdout: string;
  metric?: string;
}

type Names = ReturnType<typeof nameOptions>;
type Scores = ReturnType<typeof scoreLevels>;

/** `steelyard score`: one submission on one holdout. */
export function runScore(options: ScoreCliOptions): ExitCode {
  const asked = options.metric === undefined ? undefined : metricOf(options.metric);
  if (options.submission === "-" && options.holdout === "-") {
    throw new UsageError("only one of --submission and --holdout can be standard input");
  }
  const names = nameOptions(options);
  const holdout = readInput(options.holdout);
  const isFitted = asked === undefined ? statesValues(holdout) : asked === L1;
  let scores: Scores;
  try {
    scores = isFitted
      ? l1OfFiles(options, holdout, names)
      : scoreOf(options, holdout, names, asked === L1 ? undefined : asked);
  } catch (error) {
    if (!(error instanceof ScoreInputError)) throw error;
    const problem = { line: 0, column: "", value: "", rule: "nothing-to-score" };
    const fix = isFitted
      ? "choose a holdout of the level that the submission predicts"
      : "choose a holdout about these items, with the judgements the metric needs";
    throw new RefusedError(options.holdout, [{ ...problem, message: error.message, fix }], 1);
  }
  const [first, ...more] = scores;
  // A holdout of one level, as nearly all are, is one score; of several, a score on each.
  const result = more.length === 0 ? first : { metric: L1, levels: scores };
  present(result, () => scores.map(scoreText).join("\n"), options);
  return EXIT.done;
}

function metricOf(name: string): Metric | typeof L1 {
  if (name === L1) return L1;
  const found = METRICS.find(({ key }) => key === name);
  if (found) return found.key;
  const known = [...METRICS.map(({ key }) => key), L1].join(", ");
  throw new UsageError(`--metric ${name}: unknown; one of ${known}`);
}

/** Whether a holdout states values (weights, originality) and not comparisons. */
function statesValues(holdout: Uint8Array): boolean {
  const kind = kindOf(holdout);
  if (kind === "graph") return true;
  return kind === "submission" && readSubmission(holdout).format !== "";
}

/** On comparisons of projects: a submission of any format that has weights of them. */
function scoreOf(
  { submission, holdout }: ScoreCliOptions,
  bytes: Uint8Array,
  names: Names,
  asked: Metric | undefined,
): Scores {
  const predicted = load(submission, (input) => readSubmission(input, names));
  const { weights, format } = predicted;
  if (weights.size === 0) throw new RefusedError(submission, [noWeights(format)], 1);
  const items = { items: [...weights.keys()], ...names };
  const file = accepted(holdout, readComparisons(bytes, items));
  if (file.outside > 0) note(`${holdout}: ${file.outside} rows are about other items; left out`);
  const comparisons = { items: file.items, data: toComparisonData(file) };
  return scoreLevels(predicted, { comparisons }, asked);
}

/** Why a file cannot be scored on comparisons of projects. */
export function noWeights(format: string) {
  const message = `a ${format} file has no weights of projects`;
  const fix = "submit repo,parent,weight";
  return { line: 1, column: "weight", value: format, rule: "no-weights", message, fix };
}

function scoreText(result: Score | L1Score): string {
  const { metric, score: value, uniform, floor, rows, interval } = result;
  const show = (x: number) => x.toFixed(4);
  const better = METRICS.find(({ key }) => key === metric)?.better ?? "lower";
  const level = "level" in result ? `, level ${result.level}` : "";
  const even = "level" in result && result.level === 2 ? "0.5 throughout" : "equal weights";
  const resampled = "level" in result ? "projects resampled" : "jurors resampled";
  return table([
    [`${metric}${level} (${better} is better)`, `${rows} rows`],
    [`uniform (${even})`, show(uniform)],
    ["this submission", show(value)],
    [`95 % interval, ${resampled}`, `${show(interval[0])} to ${show(interval[1])}`],
    ["floor (best possible on these rows)", show(floor)],
  ]);
}
