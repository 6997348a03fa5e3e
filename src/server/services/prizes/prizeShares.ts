import { logWeights, type Metric } from "~/core/scoring";
import type { Tx } from "../../db/client";
import { loadHoldout } from "../loadHoldout";
import { roundScore } from "../shownScore";
import type { PrizeSettings } from "../team/contestRules";
import type { Finalist, Finals } from "./finalists";

/** What one winner, or a place that nobody took, is paid in proportion to, and why. */
export interface PrizeShare {
  readonly weight: number;
  readonly reason: string;
}

interface Award {
  /** Who may win, best first. */
  readonly winners: readonly Finalist[];
  readonly finals: Finals;
  readonly prizes: PrizeSettings;
  readonly metric: Metric;
}

/**
 * One share per winner, and further ones for places without a winner:
 *
 * - `rank`: the share of the k-th place to the k-th winner
 * - `improvement`: how far the score is ahead of equal weights, |S_uniform − S|
 * - `mixture`: how much the best mixture of the winners would lose without the entry
 */
export async function prizeShares(tx: Tx, roundId: string, award: Award): Promise<PrizeShare[]> {
  if (award.prizes.rule === "rank") return byRank(award);
  if (award.prizes.rule === "improvement") return byImprovement(award);
  return byMixture(tx, roundId, award);
}

function byRank({ winners, prizes: { places } }: Award): PrizeShare[] {
  const count = Math.max(winners.length, places.length);
  return Array.from({ length: count }, (_, at) => {
    const weight = places[at] ?? 0;
    const reason =
      weight > 0
        ? `Place ${at + 1} of those who may win: ${percent(weight)} of the prizes`
        : `Place ${at + 1} of those who may win; ${places.length} win`;
    return { weight, reason };
  });
}

function byImprovement({ winners, finals: { uniform } }: Award): PrizeShare[] {
  const ahead = winners.map(({ score }) => Math.abs(uniform - score));
  const total = ahead.reduce((sum, one) => sum + one, 0);
  return ahead.map((weight) => ({
    weight,
    reason: `${roundScore(weight)} ahead of equal weights, ${percent(weight / total)} of what all winners are together`,
  }));
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
