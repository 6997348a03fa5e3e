import { type Metric, rankIntervals, rowLosses } from "~/core/scoring";
import type { Tx } from "../../db/client";
import { UNIFORM } from "../baselineKeys";
import type { RoundHoldout } from "../loadHoldout";
import { roundScore } from "../shownScore";
import type { BoardData, StandingEntry } from "./boardData";
import { betterOf } from "./ladderReleases";
import { type LadderSettings, stepColumns } from "./ladderSettings";
import { type Mixed, mixedShares } from "./mixedShares";

/** Before the close a share of the mixture is told in these steps: finer ones would tell of the rows. */
const SHARE_STEP = 0.05;

/**
 * The board while the round is open, from what the ladder released and nothing finer: each team is
 * represented by the submission that last moved its ladder, so what the ladder held back changes
 * neither a rank interval nor a share.
 *
 * Null while the holdout has nothing to score on.
 */
export async function publicBoard(
  tx: Tx,
  roundId: string,
  holdout: RoundHoldout,
  { metric, step }: { metric: Metric; step: LadderSettings },
): Promise<BoardData | null> {
  const baselines = await tx.baseline.findMany({ where: { roundId, split: "public" } });
  const header = baselines.find(({ key }) => key === UNIFORM);
  if (!header) return null;
  const standing = await standingSubmissions(tx, roundId, holdout.hash, betterOf(metric));
  const losses = standing.map(({ weights }) => rowLosses(weights, holdout, metric));
  const order = standing.map((_, at) => at);
  const ranks = rankIntervals(losses, { better: betterOf(metric), order });
  const mixture = mixedShares(
    standing.map(({ weights }) => weights),
    holdout,
    metric,
  );
  return {
    metric,
    final: false,
    ...stepColumns(step),
    uniform: roundScore(header.uniform),
    floor: roundScore(header.floor),
    rows: header.rows,
    baselines: baselines.map(({ key, value }) => ({ key, score: roundScore(value) })),
    entries: standing.map((entry, at) => {
      const { rank, interval, tiedWith } = ranks[at]!;
      return {
        ...shown(entry),
        ...{ rank, rankLow: interval[0], rankHigh: interval[1] },
        tiedWith: tiedWith.map((other) => standing[other]!.teamId),
        share: coarse(mixture?.shares[at]),
        ...{ low: null, high: null, publicScore: null, publicRank: null },
      };
    }),
    mixtureScore: mixture && toStep(mixture, step.eta),
  };
}

export interface Standing {
  readonly teamId: string;
  readonly submissionId: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly submissions: number;
  readonly score: number;
  readonly weights: ReadonlyMap<string, number>;
}

function shown(
  entry: Standing,
): Pick<StandingEntry, "teamId" | "submissionId" | "title" | "at" | "submissions" | "score"> {
  const { teamId, submissionId, title, createdAt, submissions, score } = entry;
  return { teamId, submissionId, title, at: createdAt.toISOString(), submissions, score };
}

const coarse = (share: number | undefined): number | null =>
  share === undefined ? null : Number((Math.round(share / SHARE_STEP) * SHARE_STEP).toFixed(2));

const toStep = ({ score }: Mixed, eta: number): number =>
  Number((Math.round(score / eta) * eta).toPrecision(12));

/** Each team's submission that last moved its ladder, best first; the earlier of equal ones first. */
async function standingSubmissions(
  tx: Tx,
  roundId: string,
  holdoutHash: string,
  better: "lower" | "higher",
): Promise<Standing[]> {
  const releases = await tx.release.findMany({
    where: { roundId, holdoutHash, submission: { status: { in: ["done", "running"] } } },
    select: {
      score: true,
      improved: true,
      submission: { select: { id: true, teamId: true, title: true, createdAt: true } },
    },
    orderBy: [{ submission: { createdAt: "asc" } }, { submissionId: "asc" }],
  });
  const count = new Map<string, number>();
  const last = new Map<string, (typeof releases)[number]>();
  for (const release of releases) {
    const { teamId } = release.submission;
    count.set(teamId, (count.get(teamId) ?? 0) + 1);
    if (release.improved) last.set(teamId, release);
  }
  const weightsOf = await loadWeights(
    tx,
    [...last.values()].map(({ submission }) => submission.id),
  );
  const sign = better === "lower" ? 1 : -1;
  return [...last.values()]
    .map(({ score, submission: { id, ...submission } }) => ({
      ...submission,
      submissionId: id,
      submissions: count.get(submission.teamId)!,
      score,
      weights: weightsOf.get(id)!,
    }))
    .sort(
      (x, y) =>
        sign * (x.score - y.score) ||
        x.createdAt.getTime() - y.createdAt.getTime() ||
        (x.submissionId < y.submissionId ? -1 : 1),
    );
}

/** Weights by project name of some submissions. */
export async function loadWeights(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, ReadonlyMap<string, number>>> {
  const rows = await tx.submission.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, weights: true },
  });
  return new Map(
    rows.map(({ id, weights }) => [id, new Map(Object.entries(weights as Record<string, number>))]),
  );
}
