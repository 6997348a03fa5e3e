/** One reason a file is refused, in terms of what its author sees and can change. */
export interface Problem {
  /** Physical line on which the row starts, from 1; 0 when no line is to blame. */
  line: number;
  /** Header name of the column; empty when the whole row or file is meant. */
  column: string;
  /** What was written there. */
  value: string;
  /** Stable short name of the rule that was broken. */
  rule: string;
  message: string;
  /** What to do about it. */
  fix: string;
}

/** One change made while reading. Nothing is changed without one. */
export interface Repair {
  line: number;
  column: string;
  before: string;
  after: string;
  rule: string;
  message: string;
}

/** Problems shown for one file; the rest are counted. */
export const PROBLEMS_MAX = 100;

/** What every reader returns besides its rows. */
export interface Findings {
  repairs: Repair[];
  /** At most {@link PROBLEMS_MAX}, by line. Rows with a problem are not among the rows read. */
  problems: Problem[];
  /** How many problems there are in all. */
  problemCount: number;
}

/** A file that may not be used, with everything that is wrong with it. */
export class FormatError extends Error {
  override readonly name = "FormatError";
  readonly problems: Problem[];
  readonly problemCount: number;

  constructor(problems: Problem[], problemCount = problems.length) {
    const first = problems[0];
    const where = first?.line ? `line ${first.line}: ` : "";
    const more = problemCount > 1 ? ` (and ${problemCount - 1} more)` : "";
    super(first ? `${where}${first.message}${more}` : "the file cannot be used");
    this.problems = problems;
    this.problemCount = problemCount;
  }
}

/**
 * Return what was read if nothing is wrong with it.
 *
 * @throws FormatError with every problem otherwise.
 */
export function accept<T extends Findings>(file: T): T {
  if (file.problemCount > 0) throw new FormatError(file.problems, file.problemCount);
  return file;
}
