import { type Metric, rankIntervals, rowLosses } from "~/core/scoring";
import type { Tx } from "../../db/client";
import { UNIFORM } from "../baselineKeys";
import { finalSubmissions } from "../finalSubmissions";
import type { RoundHoldout } from "../loadHoldout";
import { roundScore } from "../shownScore";
import type { BoardData, StandingEntry } from "./boardData";
import { betterOf } from "./ladderReleases";
import { type LadderSettings, stepColumns } from "./ladderSettings";
import { mixedShares } from "./mixedShares";
import { loadWeights } from "./publicBoard";

/**
 * The board after the close, on the private split (a round without one: on the public) with exact
 * scores: each team with the better of
 * its final picks, and beside it the exact public score of the same submission and its rank among
 * those, so that what moved can be seen.
 *
 * Null while the holdout has nothing to score on.
 */
export async function finalBoard(
  tx: Tx,
  roundId: string,
  holdout: RoundHoldout,
  { metric, step, publicHash }: { metric: Metric; step: LadderSettings; publicHash: string },
): Promise<BoardData | null> {
  const baselines = await tx.baseline.findMany({ where: { roundId, split: holdout.split } });
  const header = baselines.find(({ key }) => key === UNIFORM);
  if (!header) return null;
  const entries = await finalists(tx, roundId, { metric, holdout, publicHash });
  const better = betterOf(metric);
  const ranks = rankIntervals(
    entries.map(({ weights }) => rowLosses(weights, holdout, metric)),
    { better, order: entries.map((_, at) => at) },
  );
  const mixture = mixedShares(
    entries.map(({ weights }) => weights),
    holdout,
    metric,
  );
  const publicRanks = ranksOf(
    entries.map(({ publicScore }) => publicScore),
    better,
  );
  return {
    metric,
    final: true,
    ...stepColumns(step),
    uniform: roundScore(header.uniform),
    floor: roundScore(header.floor),
    rows: header.rows,
    baselines: baselines.map(({ key, value }) => ({ key, score: roundScore(value) })),
    entries: entries.map(({ weights: _, ...entry }, at) => {
      const { rank, interval, tiedWith } = ranks[at]!;
      return {
        ...entry,
        ...{ rank, rankLow: interval[0], rankHigh: interval[1] },
        tiedWith: tiedWith.map((other) => entries[other]!.teamId),
        share: mixture?.shares[at] ?? null,
        publicRank: publicRanks[at]!,
      };
    }),
    mixtureScore: mixture && roundScore(mixture.score),
  };
}

type Finalist = Omit<
  StandingEntry,
  "rank" | "rankLow" | "rankHigh" | "tiedWith" | "share" | "publicRank"
> & { readonly weights: ReadonlyMap<string, number> };

interface Scoring {
  readonly metric: Metric;
  readonly holdout: RoundHoldout;
  readonly publicHash: string;
}

/** Each team's better pick by the private score, best first; the earlier of equal ones first. */
async function finalists(
  tx: Tx,
  roundId: string,
  { metric, holdout, publicHash }: Scoring,
): Promise<Finalist[]> {
  const picks = await finalSubmissions(tx, roundId);
  const scores = await tx.score.findMany({
    where: {
      submissionId: { in: picks.map(({ submissionId }) => submissionId) },
      holdoutHash: { in: [holdout.hash, publicHash] },
    },
    include: { submission: { select: { title: true, createdAt: true } } },
  });
  const sign = betterOf(metric) === "lower" ? 1 : -1;
  const counts = await submissionCounts(tx, roundId);
  const publicOf = new Map(
    scores.filter(({ split }) => split === "public").map((s) => [s.submissionId, s.value]),
  );
  const sealed = scores
    .filter(({ split }) => split === holdout.split)
    .sort(
      (x, y) =>
        sign * (roundScore(x.value) - roundScore(y.value)) ||
        x.submission.createdAt.getTime() - y.submission.createdAt.getTime() ||
        (x.submissionId < y.submissionId ? -1 : 1),
    );
  const teamOf = new Map(picks.map(({ submissionId, teamId }) => [submissionId, teamId]));
  const weightsOf = await loadWeights(
    tx,
    sealed.map(({ submissionId }) => submissionId),
  );
  const seen = new Set<string>();
  return sealed.flatMap(({ submissionId, submission, value, low, high }) => {
    const teamId = teamOf.get(submissionId)!;
    if (seen.has(teamId)) return [];
    seen.add(teamId);
    const publicScore = publicOf.get(submissionId);
    return {
      ...{ teamId, submissionId, title: submission.title, at: submission.createdAt.toISOString() },
      submissions: counts.get(teamId) ?? 1,
      score: roundScore(value),
      low: low === null ? null : roundScore(low),
      high: high === null ? null : roundScore(high),
      publicScore: publicScore === undefined ? null : roundScore(publicScore),
      weights: weightsOf.get(submissionId)!,
    };
  });
}

async function submissionCounts(tx: Tx, roundId: string): Promise<Map<string, number>> {
  const groups = await tx.submission.groupBy({
    by: ["teamId"],
    where: { roundId, status: "done" },
    _count: true,
  });
  return new Map(groups.map(({ teamId, _count }) => [teamId, _count]));
}

/** Rank of each score among those there are; equal ones keep their order. */
function ranksOf(scores: readonly (number | null)[], better: "lower" | "higher") {
  const sign = better === "lower" ? 1 : -1;
  const ranks: (number | null)[] = scores.map(() => null);
  scores
    .flatMap((score, at) => (score === null ? [] : [{ score, at }]))
    .sort((x, y) => sign * (x.score - y.score) || x.at - y.at)
    .forEach(({ at }, place) => {
      ranks[at] = place + 1;
    });
  return ranks;
}
