import { hashOf } from "~/core/formats";
import { db } from "../db/client";
import { type AmendedField, amendedHash } from "./amendRound";
import { frozenContent } from "./publishRound";

/**
 * A round's rules from publication on: every amendment with what it changed and why, oldest first,
 * and the hash of each state, computed again from the state itself.
 */
export async function listAmendments(roundId: string) {
  const round = await db.round.findUniqueOrThrow({ where: { id: roundId } });
  const amendments = await db.amendment.findMany({
    where: { roundId },
    orderBy: { number: "asc" },
  });
  if (round.settingsHash === null) return { verified: true, published: null, amendments: [] };
  const people = await db.user.findMany({
    where: { id: { in: amendments.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  const content = await frozenContent(db, roundId);
  const [first] = amendments;
  const hash = first?.hashBefore ?? round.settingsHash;
  const original = first
    ? { ...content, ...rulesOf(first.settingsBefore, first.closesAtBefore) }
    : content;
  const states = amendments.map((amendment, at) => {
    const { number, reason, createdAt, createdById, hashBefore, hashAfter } = amendment;
    const after = { ...content, ...rulesOf(amendment.settings, amendment.closesAt) };
    const follows = hashBefore === (amendments[at - 1]?.hashAfter ?? hash);
    return {
      ...{ number, reason, at: createdAt, hashBefore, hashAfter },
      by: people.find(({ id }) => id === createdById)?.name ?? null,
      changes: amendment.changes as unknown as AmendedField[],
      verified: follows && amendedHash(after, { hashBefore, reason }) === hashAfter,
    };
  });
  const stands = (amendments.at(-1)?.hashAfter ?? hash) === round.settingsHash;
  const published = { at: round.publishedAt, hash, verified: hashOf(original) === hash };
  const verified = stands && published.verified && states.every((state) => state.verified);
  return { verified, published, amendments: states };
}

const rulesOf = (settings: unknown, closesAt: Date | null) => ({
  settings: settings as Awaited<ReturnType<typeof frozenContent>>["settings"],
  closesAt: closesAt?.toISOString() ?? null,
});
