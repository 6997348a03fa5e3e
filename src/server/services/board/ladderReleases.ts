import { ladder, METRICS, type Metric } from "~/core/scoring";
import type { Tx } from "../../db/client";

interface LadderOf {
  readonly roundId: string;
  readonly holdoutHash: string;
  readonly metric: Metric;
  /** η of the ladder. */
  readonly step: number;
}

/** Which score is better, of a metric. */
export const betterOf = (metric: Metric) => METRICS.find(({ key }) => key === metric)!.better;

/**
 * Writes what the ladder releases of every scored submission, team by team in the order of
 * submission. What was released on the same rows stays as it is: a rung never depends on later
 * submissions. On new rows everything is released anew.
 *
 * A merged team's submissions form one sequence. A release written before the merge may then stand
 * above or below what the joint sequence gives, so the whole team is written again.
 */
export async function releaseScores(
  tx: Tx,
  { roundId, holdoutHash, metric, step }: LadderOf,
): Promise<void> {
  const scores = await tx.score.findMany({
    where: { roundId, split: "public", holdoutHash },
    select: { value: true, submissionId: true, submission: { select: { teamId: true } } },
    orderBy: [{ submission: { createdAt: "asc" } }, { submissionId: "asc" }],
  });
  const known = await tx.release.findMany({ where: { roundId } });
  const knownOf = new Map(known.map((release) => [release.submissionId, release]));
  const stale: string[] = [];
  const rows = [...byTeam(scores)].flatMap((sequence) => {
    const rungs = ladder(
      sequence.map(({ value }) => value),
      { eta: step, better: betterOf(metric) },
    );
    return sequence.flatMap(({ submissionId }, at) => {
      const { released: score, improved } = rungs[at]!;
      const was = knownOf.get(submissionId);
      const same = was?.holdoutHash === holdoutHash && was.score === score;
      if (same && was.improved === improved) return [];
      if (was) stale.push(submissionId);
      return [{ submissionId, roundId, holdoutHash, score, improved, slices: [] }];
    });
  });
  if (stale.length > 0) await tx.release.deleteMany({ where: { submissionId: { in: stale } } });
  if (rows.length > 0) await tx.release.createMany({ data: rows });
}

interface Scored {
  readonly value: number;
  readonly submissionId: string;
  readonly submission: { readonly teamId: string };
}

function byTeam(scores: readonly Scored[]): Iterable<Scored[]> {
  const teams = new Map<string, Scored[]>();
  for (const score of scores) {
    const { teamId } = score.submission;
    const sequence = teams.get(teamId);
    if (sequence) sequence.push(score);
    else teams.set(teamId, [score]);
  }
  return teams.values();
}
