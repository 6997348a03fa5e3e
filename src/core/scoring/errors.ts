/** A submission that cannot be scored on this holdout. */
export class ScoreInputError extends Error {
  override readonly name = "ScoreInputError";
}
