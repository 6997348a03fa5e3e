import { join } from "node:path";
import { readComparisons, readSubmission, toComparisonData } from "~/core/formats";
import { logWeights, type Mixture, mixture, ScoreInputError } from "~/core/scoring";
import { EXIT, type ExitCode } from "./exit";
import { filesIn } from "./input";
import { load, type NameOptions, nameOptions, RefusedError } from "./load";
import { note, type OutputOptions, present, table } from "./output";
import { noWeights } from "./score";

interface MixtureCliOptions extends NameOptions, OutputOptions {
  submissions: string;
  holdout: string;
  metric?: "log_ratio_mse" | "bt_log_loss";
}

type Names = ReturnType<typeof nameOptions>;
type Weights = ReadonlyMap<string, number>;

/** `steelyard mixture`: the best mixture of a folder of submissions on one holdout. */
export function runMixture(options: MixtureCliOptions): ExitCode {
  const names = nameOptions(options);
  const files = filesIn(options.submissions);
  const submitted = loadAll(options.submissions, files, names);
  const items = "items" in names ? names.items : sharedItems(submitted, files, options.submissions);
  const file = load(options.holdout, (bytes) => readComparisons(bytes, { ...names, items }));
  if (file.outside > 0) {
    note(`${options.holdout}: ${file.outside} rows are about other items; left out`);
  }
  const holdout = { items: file.items, data: toComparisonData(file) };
  const metric =
    options.metric ?? (holdout.data.ratio.a.length > 0 ? "log_ratio_mse" : "bt_log_loss");
  const found = refusing(options.holdout, () => {
    const vectors = submitted.map((weights) => logWeights(weights, holdout.items));
    return mixture(vectors, holdout, metric);
  });
  present(byFile(found, files, file.rows.length), () => mixtureText(found, files), options);
  if (found.converged) return EXIT.done;
  note(`not converged: another mixture may be better by ${found.gap}`);
  return EXIT.noAnswer;
}

/** Every submission of a folder; all problems of all files are listed before it is refused. */
function loadAll(folder: string, files: readonly string[], names: Names): Weights[] {
  const refused: RefusedError[] = [];
  const read = files.map((name): Weights => {
    const path = join(folder, name);
    try {
      const { weights, format } = load(path, (bytes) => readSubmission(bytes, names));
      if (weights.size === 0) throw new RefusedError(path, [noWeights(format)], 1);
      return weights;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      refused.push(error);
      return new Map();
    }
  });
  if (refused.length === 0) return read;
  if (refused.length === 1) throw refused[0]!;
  const problems = refused.flatMap(({ file, problems }) =>
    problems.map((problem) => ({ ...problem, file, message: `${file}: ${problem.message}` })),
  );
  const count = refused.reduce((sum, { problemCount }) => sum + problemCount, 0);
  throw new RefusedError(folder, problems, count);
}

/** Items that every submission names: entries are compared on the same rows. */
function sharedItems(submitted: readonly Weights[], files: readonly string[], folder: string) {
  const all = new Set(submitted.flatMap((weights) => [...weights.keys()]));
  const shared = [...all].filter((item) => submitted.every((weights) => weights.has(item)));
  const left = all.size - shared.length;
  if (left > 0) note(`${folder}: ${left} items are not in all ${files.length} files; left out`);
  return shared;
}

function refusing<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ScoreInputError)) throw error;
    const problem = { line: 0, column: "", value: "", rule: "nothing-to-score" };
    const fix = "choose a holdout about these items, with the judgements the metric needs";
    throw new RefusedError(path, [{ ...problem, message: error.message, fix }], 1);
  }
}

/** The result under the names of the files. */
function byFile(found: Mixture, files: readonly string[], rows: number) {
  const named = <T>(value: (k: number) => T) =>
    Object.fromEntries(files.map((name, k) => [name, value(k)]));
  const { metric, score, uniform, floor, converged, iterations, gap } = found;
  return {
    weights: named((k) => found.weights[k]!),
    score,
    contributions: named((k) => {
      const { copyOf, ...rest } = found.contributions[k]!;
      return { ...rest, ...(copyOf !== undefined && { copyOf: files[copyOf]! }) };
    }),
    copies: found.copies.map(({ members }) => members.map((k) => files[k]!)),
    ...{ metric, uniform, floor, rows, converged, iterations, gap },
  };
}

function mixtureText(found: Mixture, files: readonly string[]): string {
  const show = (x: number) => x.toFixed(4);
  const { metric, score, uniform, floor } = found;
  const lines = table([
    [`${metric} (lower is better)`, "", ""],
    ["uniform (equal weights)", "", show(uniform)],
    ["best mixture", "", show(score)],
    ["floor (best possible on these rows)", "", show(floor)],
  ]);
  const entries = files.map((name, k) => {
    const { leaveOneOut, contribution, copyOf } = found.contributions[k]!;
    const copy = copyOf === undefined ? "" : `copy of ${files[copyOf]!}`;
    return [name, show(found.weights[k]!), show(contribution), show(leaveOneOut), copy];
  });
  return `${lines}\n${table([["file", "share", "adds", "score without", ""], ...entries])}`;
}
