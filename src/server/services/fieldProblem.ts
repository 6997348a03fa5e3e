import type { Problem } from "~/core/formats";
import type { FieldProblem } from "~/errors";

/** A file's problem as forms and answers carry it: without a line where no line is to blame. */
export function toFieldProblem({ line, ...problem }: Problem): FieldProblem {
  return line > 0 ? { line, ...problem } : problem;
}
