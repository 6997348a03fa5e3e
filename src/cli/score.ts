import { readSubmission, toComparisonData } from "~/core/formats";
import { METRICS, type Metric, type Score, ScoreInputError, score } from "~/core/scoring";
import { EXIT, type ExitCode, UsageError } from "./exit";
import { load, loadComparisons, type NameOptions, nameOptions, RefusedError } from "./load";
import { note, type OutputOptions, present, table } from "./output";

interface ScoreCliOptions extends NameOptions, OutputOptions {
  submission: string;
  holdout: string;
  metric: string;
}

/** `steelyard score`: one submission on one holdout. */
export function runScore(options: ScoreCliOptions): ExitCode {
  const metric = metricOf(options.metric);
  if (options.submission === "-" && options.holdout === "-") {
    throw new UsageError("only one of --submission and --holdout can be standard input");
  }
  const names = nameOptions(options);
  const { weights, format } = load(options.submission, (bytes) => readSubmission(bytes, names));
  if (weights.size === 0) throw new RefusedError(options.submission, [noWeights(format)], 1);
  const file = loadComparisons(options.holdout, { items: [...weights.keys()], ...names });
  if (file.outside > 0) {
    note(`${options.holdout}: ${file.outside} rows are about other items; left out`);
  }
  let result: Score;
  try {
    result = score(weights, { items: file.items, data: toComparisonData(file) }, metric);
  } catch (error) {
    if (!(error instanceof ScoreInputError)) throw error;
    const problem = { line: 0, column: "", value: "", rule: "nothing-to-score" };
    const fix = "choose a holdout about these items, with the judgements the metric needs";
    throw new RefusedError(options.holdout, [{ ...problem, message: error.message, fix }], 1);
  }
  present(result, () => scoreText(result), options);
  return EXIT.done;
}

function metricOf(name: string): Metric {
  const found = METRICS.find(({ key }) => key === name);
  if (found) return found.key;
  const known = METRICS.map(({ key }) => key).join(", ");
  throw new UsageError(`--metric ${name}: unknown; one of ${known}`);
}

function noWeights(format: string) {
  const message = `a ${format} file has no weights of projects`;
  const fix = "submit repo,parent,weight";
  return { line: 1, column: "weight", value: format, rule: "no-weights", message, fix };
}

function scoreText({ metric, score: value, uniform, floor, rows, interval }: Score): string {
  const show = (x: number) => x.toFixed(4);
  const { better } = METRICS.find(({ key }) => key === metric)!;
  return table([
    [`${metric} (${better} is better)`, `${rows} rows`],
    ["uniform (equal weights)", show(uniform)],
    ["this submission", show(value)],
    ["95 % interval, jurors resampled", `${show(interval[0])} to ${show(interval[1])}`],
    ["floor (best possible on these rows)", show(floor)],
  ]);
}
