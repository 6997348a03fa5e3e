/** A submission that cannot be scored on this holdout. */
export class ScoreInputError extends Error {
  override readonly name = "ScoreInputError";
}

/** A metric for which no optimal mixture can be computed. */
export class MixtureUnavailableError extends Error {
  override readonly name = "MixtureUnavailableError";
  readonly reason = "not_convex";
}
