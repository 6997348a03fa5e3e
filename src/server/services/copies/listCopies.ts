import { hashOf } from "~/core/formats";
import { db, type Tx } from "../../db/client";
import { type CopyGroup, findCopies } from "./findCopies";

const DISTANCE_DECIMALS = 6;

/** Names a group by what is in it: one more copy makes it another group, to be looked at again. */
export const groupHashOf = (group: CopyGroup): string => hashOf(group.map(({ id }) => id));

/**
 * Near-identical submissions of different teams, for the organizer alone: who came first, how near
 * the others are, and what an organizer said about it. The latest first.
 */
export async function listCopies(roundId: string) {
  const groups = await findCopies(db, roundId);
  const names = await teamNames(db, roundId);
  const reviews = await db.copyReview.findMany({
    where: { roundId },
    orderBy: { createdAt: "desc" },
  });
  const people = await db.user.findMany({
    where: { id: { in: reviews.map(({ reviewedById }) => reviewedById) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return groups
    .map((group) => {
      const groupHash = groupHashOf(group);
      const review =
        reviews.find((one) => one.groupHash === groupHash) ??
        reviews.find((one) => one.originalId === group[0].id);
      return {
        groupHash,
        evidence: evidenceOf(group, names),
        members: group.map(({ id, teamId, title, createdAt, distance }) => ({
          ...{ id, title, createdAt, team: names.get(teamId) ?? "" },
          distance: Number(distance.toFixed(DISTANCE_DECIMALS)),
        })),
        review: review
          ? {
              verdict: review.verdict,
              note: review.note,
              by: nameOf.get(review.reviewedById) ?? null,
              at: review.createdAt,
              /** Whether it was about exactly these submissions. */
              current: review.groupHash === groupHash,
            }
          : null,
      };
    })
    .sort((x, y) => latest(y.members) - latest(x.members));
}

const latest = (members: readonly { createdAt: Date }[]) =>
  Math.max(...members.map(({ createdAt }) => createdAt.getTime()));

/** What stands out, as a sentence goes on. */
export function evidenceOf(group: CopyGroup, names: ReadonlyMap<string, string>): string {
  const [original, ...copies] = group;
  const others = [...new Set(copies.map(({ teamId }) => names.get(teamId) ?? ""))].join(", ");
  const nearest = Math.min(...copies.map(({ distance }) => distance));
  const how = nearest === 0 ? "the very weights" : "nearly the weights";
  return `${others} submitted ${how} of ${names.get(original.teamId) ?? ""}, who came first`;
}

export async function teamNames(tx: Tx, roundId: string): Promise<Map<string, string>> {
  const teams = await tx.team.findMany({ where: { roundId }, select: { id: true, name: true } });
  return new Map(teams.map(({ id, name }) => [id, name]));
}
