import { copies, logWeights } from "~/core/scoring";
import type { Tx } from "../../db/client";

/** A scored submission as it is told apart from others. */
export interface Compared {
  readonly id: string;
  readonly teamId: string;
  readonly title: string;
  readonly createdAt: Date;
  /** Root mean square of the log ratio of weights to the original; 0 for itself. */
  readonly distance: number;
}

/** Near-identical predictions of different teams, the earliest first: the original. */
export type CopyGroup = readonly [Compared, ...Compared[]];

/**
 * Groups of near-identical submissions across teams, by `copies` over every scored submission of the
 * round in the order they came. What a team repeats of its own is nobody's business and is left out.
 */
export async function findCopies(tx: Tx, roundId: string): Promise<CopyGroup[]> {
  const submissions = await tx.submission.findMany({
    where: { roundId, status: "done" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, teamId: true, title: true, createdAt: true, weights: true },
  });
  const projects = await tx.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { name: true },
  });
  const items = projects.map(({ name }) => name);
  const vectors = submissions.map(({ weights }) =>
    logWeights(new Map(Object.entries(weights as Record<string, number>)), items),
  );
  return copies(vectors)
    .map(({ members, distances }) =>
      members.map((member, at): Compared => {
        const { weights: _, ...submission } = submissions[member]!;
        return { ...submission, distance: distances[at]! };
      }),
    )
    .filter((group) => new Set(group.map(({ teamId }) => teamId)).size > 1)
    .map((group) => onlyAcross(group as [Compared, ...Compared[]]));
}

/** The original and what other teams have like it; its own team's repeats left out. */
function onlyAcross([original, ...others]: [Compared, ...Compared[]]): CopyGroup {
  return [original, ...others.filter(({ teamId }) => teamId !== original.teamId)];
}
