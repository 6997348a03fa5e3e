/** How a ladder releases scores. */
export interface LadderRules {
  /** η: how much better a score must be than the standing one, and the grid it is rounded to; > 0. */
  readonly eta: number;
  readonly better: "lower" | "higher";
}

/** What a team is told about one submission, and nothing else. */
export interface Rung {
  /** The standing best after this submission, a multiple of η. */
  readonly released: number;
  /** Whether this submission moved it. */
  readonly improved: boolean;
}

/** Digits kept of k·η: 3 × 0.1 is released as 0.3. */
const DIGITS = 12;

/**
 * The Ladder (Blum and Hardt 2015, "The Ladder: A Reliable Leaderboard for Machine Learning
 * Competitions", algorithm 1) over one team's submissions in their order.
 *
 *   R_0 = ∞;   R_t = [S_t]_η  if S_t < R_{t−1} − η,   else R_t = R_{t−1}
 *
 * where S_t is the exact score and [·]_η rounds to the nearest multiple of η. A score that is not
 * clearly better than the standing one leaves no trace, so that probing by small steps learns
 * nothing. Where higher is better, the same with both signs turned.
 *
 * Departures: none of substance. A multiple of η is released with 12 digits, so that no rounding
 * of the machine shows. The standing best that S_t is compared with is the rounded one, as there.
 *
 * @param scores exact scores of one team, oldest first; finite
 * @returns one rung per score; those of earlier submissions never depend on later ones
 * @throws RangeError for η that is not above 0 or a score that is not finite
 */
export function ladder(scores: readonly number[], { eta, better }: LadderRules): Rung[] {
  if (!(eta > 0 && eta < Infinity)) throw new RangeError(`η must be above 0, got ${eta}`);
  const sign = better === "lower" ? 1 : -1;
  let standing = Number.POSITIVE_INFINITY;
  return scores.map((score) => {
    if (!Number.isFinite(score)) throw new RangeError(`a score must be finite, got ${score}`);
    const loss = sign * score;
    const improved = loss < standing - eta;
    if (improved) standing = Math.round(loss / eta) * eta;
    return { released: sign * Number(standing.toPrecision(DIGITS)) || 0, improved };
  });
}
