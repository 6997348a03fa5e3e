import { METRICS, type Metric } from "~/core/scoring";
import { AppError } from "~/errors";
import type { Tx } from "../../db/client";
import { UNIFORM } from "../baselineKeys";
import { findCopies } from "../copies/findCopies";
import { groupHashOf } from "../copies/listCopies";
import { finalSubmissions } from "../finalSubmissions";
import { roundScore } from "../shownScore";

/** A team's better final submission, in the order of the private scores. */
export interface Finalist {
  readonly teamId: string;
  readonly name: string;
  readonly submissionId: string;
  readonly score: number;
  readonly weights: ReadonlyMap<string, number>;
  readonly writeUp: boolean;
  readonly address: string | null;
  /** The team whose earlier submission this one is near-identical to, unless an organizer dismissed it. */
  readonly copyOf: string | null;
}

export interface Finals {
  readonly better: "lower" | "higher";
  readonly uniform: number;
  readonly holdoutHash: string;
  /** Best first; of equal scores, as shown, the earlier submission. */
  readonly finalists: Finalist[];
}

/**
 * Who ended where on the private split, and what decides about a prize beside the score.
 *
 * @throws AppError conflict while the private scores are not there
 */
export async function loadFinals(tx: Tx, roundId: string, metric: Metric): Promise<Finals> {
  const uniform = await tx.baseline.findUnique({
    where: { roundId_key_split: { roundId, key: UNIFORM, split: "private" } },
  });
  if (!uniform) {
    throw new AppError("conflict", "There are no private scores to give prizes by yet");
  }
  const { better } = METRICS.find(({ key }) => key === metric)!;
  const final = await finalSubmissions(tx, roundId);
  const scores = await tx.score.findMany({
    where: {
      ...{ roundId, split: "private", holdoutHash: uniform.holdoutHash },
      submissionId: { in: final.map(({ submissionId }) => submissionId) },
    },
    include: { submission: { include: { team: true } } },
  });
  if (scores.length < final.length) {
    throw new AppError("conflict", "Not every submission has its private score yet");
  }
  const sign = better === "lower" ? 1 : -1;
  scores.sort(
    (x, y) =>
      sign * (roundScore(x.value) - roundScore(y.value)) ||
      x.submission.createdAt.getTime() - y.submission.createdAt.getTime() ||
      (x.submissionId < y.submissionId ? -1 : 1),
  );
  const copyOf = await originals(tx, roundId);
  const seen = new Set<string>();
  const finalists = scores.flatMap(({ submission: { id, team, weights }, value }): Finalist[] => {
    if (seen.has(team.id)) return [];
    seen.add(team.id);
    return [
      {
        ...{ teamId: team.id, name: team.name, submissionId: id, score: value },
        weights: new Map(Object.entries(weights as Record<string, number>)),
        writeUp: team.writeUpUrl !== null,
        address: team.payoutAddress,
        copyOf: copyOf.get(id) ?? null,
      },
    ];
  });
  const { value, holdoutHash } = uniform;
  return { better, uniform: value, holdoutHash, finalists };
}

/** Whose prediction each copy repeats, by submission; groups that an organizer dismissed are no copies. */
async function originals(tx: Tx, roundId: string): Promise<Map<string, string>> {
  const groups = await findCopies(tx, roundId);
  const reviews = await tx.copyReview.findMany({
    where: { roundId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const verdicts = new Map(reviews.map(({ groupHash, verdict }) => [groupHash, verdict]));
  const teams = await tx.team.findMany({ where: { roundId }, select: { id: true, name: true } });
  const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
  return new Map(
    groups
      .filter((group) => verdicts.get(groupHashOf(group)) !== "dismissed")
      .flatMap(([original, ...copies]) =>
        copies.map(({ id }) => [id, nameOf.get(original.teamId) ?? ""] as const),
      ),
  );
}
