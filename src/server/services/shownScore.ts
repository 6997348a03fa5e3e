/** Decimals of a score on the board; finer differences are noise, and would tell about the holdout. */
const SCORE_DECIMALS = 4;

interface StoredScore {
  metric: string;
  value: number;
  uniform: number;
  floor: number;
  rows: number;
  low: number | null;
  high: number | null;
}

export function roundScore(value: number): number {
  return Number(value.toFixed(SCORE_DECIMALS));
}

/** A score as people see it. */
export function shownScore(score: StoredScore) {
  return {
    metric: score.metric,
    score: roundScore(score.value),
    uniform: roundScore(score.uniform),
    floor: roundScore(score.floor),
    low: score.low === null ? null : roundScore(score.low),
    high: score.high === null ? null : roundScore(score.high),
    rows: score.rows,
  };
}
