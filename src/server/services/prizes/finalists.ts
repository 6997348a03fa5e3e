import { METRICS, type Metric } from "~/core/scoring";
import { AppError } from "~/errors";
import type { Tx } from "../../db/client";
import { UNIFORM } from "../baselineKeys";
import { findCopies } from "../copies/findCopies";
import { groupHashOf } from "../copies/listCopies";
import { finalSubmissions } from "../finalSubmissions";
import type { HoldoutSplit } from "../loadHoldout";
import { roundScore } from "../shownScore";

/** A team's better final submission. */
export interface Finalist {
  readonly teamId: string;
  readonly name: string;
  readonly submissionId: string;
  /** When it was submitted. */
  readonly at: Date;
  readonly score: number;
  readonly weights: ReadonlyMap<string, number>;
  readonly writeUp: boolean;
  readonly address: string | null;
  /** The team whose earlier submission this one is near-identical to, unless an organizer dismissed it. */
  readonly copyOf: string | null;
}

export interface Finals {
  readonly better: "lower" | "higher";
  /** What decides: the private split, or the public one where nothing private was held out. */
  readonly split: HoldoutSplit;
  readonly uniform: number;
  readonly holdoutHash: string;
  /** Best first; of equal scores, as shown, the earlier submission. */
  readonly finalists: Finalist[];
}

/**
 * Who ended where, by the exact scores of the final submissions, and what decides about a prize beside.
 *
 * @throws AppError conflict while those scores are not there
 */
export async function loadFinals(tx: Tx, roundId: string, metric: Metric): Promise<Finals> {
  const uniform =
    (await uniformOf(tx, roundId, "private")) ?? (await uniformOf(tx, roundId, "public"));
  if (!uniform) {
    throw new AppError("conflict", "There are no final scores to give prizes by yet");
  }
  const { better } = METRICS.find(({ key }) => key === metric)!;
  const final = await finalSubmissions(tx, roundId);
  const scores = await tx.score.findMany({
    where: {
      ...{ roundId, split: uniform.split, holdoutHash: uniform.holdoutHash },
      submissionId: { in: final.map(({ submissionId }) => submissionId) },
    },
    include: { submission: { include: { team: true } } },
  });
  if (scores.length < final.length) {
    throw new AppError("conflict", "Not every final submission has its score yet");
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
  const finalists = scores.flatMap(({ submission, value }): Finalist[] => {
    const { id, team, weights, createdAt: at } = submission;
    if (seen.has(team.id)) return [];
    seen.add(team.id);
    return [
      {
        ...{ teamId: team.id, name: team.name, submissionId: id, at, score: value },
        weights: new Map(Object.entries(weights as Record<string, number>)),
        writeUp: team.writeUpUrl !== null,
        address: team.payoutAddress,
        copyOf: copyOf.get(id) ?? null,
      },
    ];
  });
  const { value, holdoutHash } = uniform;
  return { better, split: uniform.split as HoldoutSplit, uniform: value, holdoutHash, finalists };
}

function uniformOf(tx: Tx, roundId: string, split: HoldoutSplit) {
  return tx.baseline.findUnique({ where: { roundId_key_split: { roundId, key: UNIFORM, split } } });
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
