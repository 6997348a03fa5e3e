import { type ComparisonFile, toComparisonData } from "~/core/formats";
import { FitInputError } from "~/core/ranking";
import { loadComparisons, type NameOptions, nameOptions, RefusedError } from "./load";
import { note } from "./output";

/** Comparisons as the estimators read them, with the file that names items, jurors and lines. */
export function loadData(options: NameOptions & { in: string }) {
  const file = loadComparisons(options.in, nameOptions(options));
  if (file.outside > 0) note(`${options.in}: ${file.outside} rows are about other items; left out`);
  return { file, data: toComparisonData(file) };
}

/** What an estimator refuses, as problems of the file's lines; any other error is rethrown. */
export function refusalOf(error: unknown, path: string, file: ComparisonFile): RefusedError {
  if (!(error instanceof FitInputError)) throw error;
  const problems = error.refusals.map(({ row, column, value, rule, message }) => {
    const line = file.rows[row]?.line ?? 0;
    return { line, column, value, rule, message, fix: "correct or remove the row" };
  });
  return new RefusedError(path, problems, problems.length);
}
