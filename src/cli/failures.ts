import { EXIT, type ExitCode, UsageError } from "./exit";
import { problemLine } from "./findings";
import { RefusedError } from "./load";
import { ServerRefusal, Unreachable } from "./online/server";
import { note, writeTo } from "./output";

/**
 * Say what went wrong, on standard error for people and, with `--json`, as one object in the
 * place of the result; return the exit code. Errors of ours that are not expected are rethrown.
 */
export function exitCodeOf(error: unknown, argv: readonly string[]): ExitCode {
  if (error instanceof RefusedError) {
    const { file, problems, problemCount } = error;
    for (const problem of problems) note(problemLine(file, problem));
    const rest = problemCount - problems.length;
    if (rest > 0) note(`${file}: ${rest} more errors`);
    note(`${file} was refused: ${problemCount} ${problemCount === 1 ? "error" : "errors"}`);
    answer({ ok: false, file, errors: problems, errorCount: problemCount }, argv);
    return EXIT.refused;
  }
  if (error instanceof UsageError) {
    note(`error: ${error.message}`);
    answer({ ok: false, error: error.message }, argv);
    return EXIT.usage;
  }
  if (error instanceof ServerRefusal) {
    const { detail, problems, status, retryAfterSeconds } = error;
    for (const problem of problems) note(problemLine("server", { line: 0, ...problem }));
    note(detail);
    answer({ ok: false, error: detail, status, errors: problems, retryAfterSeconds }, argv);
    return EXIT.refused;
  }
  if (error instanceof Unreachable) {
    note(`error: ${error.message}`);
    answer({ ok: false, error: error.message }, argv);
    return EXIT.noAnswer;
  }
  throw error;
}

/** Whoever asked for JSON gets JSON also when there is no result. */
function answer(result: object, argv: readonly string[]): void {
  const at = argv.findIndex((word) => word === "--json" || word.startsWith("--json="));
  const word = argv[at];
  const path = word === "--json" ? argv[at + 1] : word?.slice("--json=".length);
  if (path !== undefined && path !== "") writeTo(path, `${JSON.stringify(result)}\n`);
}
