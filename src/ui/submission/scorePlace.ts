/** Where a score stands between knowing nothing (uniform weights) and the best any weights reach. */
export interface ScorePlace {
  /** 0 at uniform, 1 at the floor; cut to that range. */
  share: number;
  verdict: "worse" | "between" | "best";
  text: string;
}

interface Score {
  score: number;
  uniform: number;
  floor: number;
}

/**
 * share = (uniform − score) / (uniform − floor), whichever way the metric points: the floor is the
 * best attainable value, so it lies above uniform for a metric where higher is better.
 */
export function scorePlace({ score, uniform, floor }: Score): ScorePlace {
  const range = uniform - floor;
  const share = range === 0 ? 0 : (uniform - score) / range;
  if (share <= 0) {
    const text =
      score === uniform ? "The same as equal weights" : "Worse than giving every project the same";
    return { share: 0, verdict: "worse", text };
  }
  if (share >= 1) return { share: 1, verdict: "best", text: "The best any weights could reach" };
  return {
    share,
    verdict: "between",
    text: `${Math.round(share * 100)}% of the way from equal weights to the best possible`,
  };
}
