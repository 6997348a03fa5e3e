/** What the command's exit code says. */
export const EXIT = {
  done: 0,
  /** The input was refused; every error is listed. */
  refused: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** No answer exists, or the method did not converge; the evidence is printed. */
  noAnswer: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command was called wrongly: an unreadable file, a bad option. Ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
