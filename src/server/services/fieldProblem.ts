import type { Problem } from "~/core/formats";
import { AppError, type FieldProblem } from "~/errors";

/** A file's problem as forms and answers carry it: without a line where no line is to blame. */
export function toFieldProblem({ line, ...problem }: Problem): FieldProblem {
  return line > 0 ? { line, ...problem } : problem;
}

/**
 * Runs checks that each throw their own list, so that a person sees all of them at once.
 *
 * @throws AppError invalid with the problems of every check that failed
 */
export function withAllProblems<T extends unknown[]>(...checks: { [K in keyof T]: () => T[K] }): T {
  const refusals: AppError[] = [];
  const results = checks.map((check) => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusals.push(error);
      return undefined;
    }
  });
  if (refusals.length === 0) return results as T;
  const problems = refusals.flatMap(({ details }) => details.problems ?? []);
  throw new AppError("invalid", refusals.map(({ message }) => message).join(". "), { problems });
}
