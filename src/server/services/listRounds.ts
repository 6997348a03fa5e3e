import { db } from "../db/client";
import { countsOf } from "./roundCounts";
import { parseRoundSettings } from "./roundSettings";

/** Rounds one answer lists, newest first. */
const LISTED_MAX = 200;

/** Published rounds, and the drafts that this person has a part in. */
export async function listRounds(readerId: string | null) {
  const mine = { memberships: { some: { userId: readerId ?? "" } } };
  const rounds = await db.round.findMany({
    where: { OR: [{ status: { not: "draft" } }, mine] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LISTED_MAX,
    include: { memberships: { where: { userId: readerId ?? "" }, select: { role: true } } },
  });
  const counts = await countsOf(rounds.map(({ id }) => id));
  return rounds.map((round) => ({
    id: round.id,
    slug: round.slug,
    title: round.title,
    question: round.question,
    status: round.status,
    closesAt: round.closesAt,
    closedAt: round.closedAt,
    pool: parseRoundSettings(round.settings).pool,
    counts: counts(round.id),
    myRoles: round.memberships.map(({ role }) => role),
  }));
}
