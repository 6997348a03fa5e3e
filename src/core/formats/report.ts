import { type Findings, PROBLEMS_MAX, type Problem, type Repair } from "./problem";

/** Longest quotation of a file, and longest sentence about it: a cell may have ten megabytes. */
const VALUE_LENGTH_MAX = 500;
const TEXT_LENGTH_MAX = 1_000;

/**
 * Collects what is wrong with one file while it is read.
 *
 * In strict mode a repair is refused: it becomes a problem whose fix is the repair.
 */
export class Report {
  private readonly problems: Problem[] = [];
  private readonly repairs: Repair[] = [];
  private count = 0;
  readonly strict: boolean;

  constructor(strict = false) {
    this.strict = strict;
  }

  /** Problems so far; readers compare it before and after a row to see whether the row is good. */
  get problemCount(): number {
    return this.count;
  }

  /** `message` and `fix` may be functions: they are called only for problems that are shown. */
  refuse(
    problem: Omit<Problem, "message" | "fix"> & { message: string; fix: string | (() => string) },
  ): void {
    this.count += 1;
    if (this.problems.length >= PROBLEMS_MAX) return;
    const fix = typeof problem.fix === "string" ? problem.fix : problem.fix();
    this.problems.push({
      ...problem,
      value: cut(problem.value, VALUE_LENGTH_MAX),
      message: cut(problem.message, TEXT_LENGTH_MAX),
      fix: cut(fix, TEXT_LENGTH_MAX),
    });
  }

  /** Note a change. Returns whether it may be made (in strict mode it may not). */
  repair(repair: Repair): boolean {
    if (!this.strict) {
      const message = cut(repair.message, TEXT_LENGTH_MAX);
      this.repairs.push({ ...repair, message });
      return true;
    }
    const { line, column, before, after, rule, message } = repair;
    const fix = after === "" ? "remove it" : `write ${after}`;
    this.refuse({ line, column, value: before, rule, message, fix });
    return false;
  }

  findings(): Findings {
    const byLine = (x: { line: number }, y: { line: number }) => x.line - y.line;
    return {
      repairs: this.repairs.sort(byLine),
      problems: this.problems.sort(byLine),
      problemCount: this.count,
    };
  }
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
