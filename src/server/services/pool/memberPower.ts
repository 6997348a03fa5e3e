import { powerOf } from "~/core/conviction";
import { boostCoefficients } from "~/core/funding";
import { AppError } from "~/errors";
import type { Tx } from "../../db/client";
import type { Pool, PoolMember } from "../../db/generated/client";
import { credentialAmounts, earned, listed } from "../credentialAmounts";
import { finalFit } from "../fundingData";
import { parseRoundSettings } from "../roundSettings";
import { powerRuleOf, writePower } from "./poolRules";

const MILLIONTHS = 1e6;
/** Digits of a number that its binary form keeps. */
const EXACT_DIGITS = 15;
/** What the database holds; a list in the smallest unit of a token would be beyond all power. */
const POWER_MAX = 1e15;

/** Why somebody has none, by what it would come of. */
const NO_POWER = {
  equal: "Only members of this round take part in this pool",
  tokens: "None of your wallets or accounts is in this pool's list of holders",
  reliability:
    "Power comes of how well a juror's answers are predicted by others'; it is known for jurors once the round is closed and fitted",
  coefficient: "You have none of the credentials that give power in this pool",
} as const;

/** What people have of what a pool's power comes of: 1 where all are equal, tokens, percent, coefficients. */
export async function sourceAmounts(
  tx: Tx,
  pool: Pool,
  userIds: readonly string[],
): Promise<Map<string, number>> {
  const { roundId, powerSource, credential } = pool;
  if (powerSource === "equal") return memberOnes(tx, roundId, userIds);
  if (powerSource === "coefficient") return coefficients(tx, roundId, userIds);
  const held =
    powerSource === "tokens"
      ? await listed(tx, roundId, credential ?? "")
      : await reliabilities(tx, roundId);
  return new Map(userIds.map((id) => [id, held.get(`user:${id}`) ?? 0]));
}

async function memberOnes(tx: Tx, roundId: string, userIds: readonly string[]) {
  const members = await tx.membership.findMany({
    where: { roundId, userId: { in: [...userIds] } },
    select: { userId: true },
  });
  const found = new Set(members.map(({ userId }) => userId));
  return new Map(userIds.map((id) => [id, found.has(id) ? 1 : 0]));
}

async function reliabilities(tx: Tx, roundId: string): Promise<Map<string, number>> {
  const { settings, status } = await tx.round.findUniqueOrThrow({ where: { id: roundId } });
  if (status !== "closed") return new Map();
  const fitId = await finalFit(tx, roundId, parseRoundSettings(settings).weights.method);
  return fitId === null ? new Map() : earned(tx, fitId);
}

/** 1 + factor · boost for whoever is boosted, and nothing for the rest: experts alone have power. */
async function coefficients(tx: Tx, roundId: string, userIds: readonly string[]) {
  const { settings, status } = await tx.round.findUniqueOrThrow({ where: { id: roundId } });
  const { funding, weights } = parseRoundSettings(settings);
  const none = new Map(userIds.map((id) => [id, 0]));
  if (!funding?.boost) return none;
  const fitId = status === "closed" ? await finalFit(tx, roundId, weights.method) : null;
  const donors = userIds.map((id) => `user:${id}`);
  const amounts = await credentialAmounts(tx, roundId, funding, donors, fitId);
  const credentials = funding.boost.credentials.map((rule) => ({
    ...rule,
    ...amounts[rule.name]!,
  }));
  const found = boostCoefficients(donors.length, { ...funding.boost, credentials });
  return new Map(userIds.map((id, at) => [id, found[at]! > 1 ? found[at]! : 0]));
}

/** What a person has and what power that is by the pool's rule, rounded down to a millionth. */
export function memberOf(pool: Pool, amount: number): { amount: number; power: string } {
  const power = Math.min(POWER_MAX, powerOf(powerRuleOf(pool), amount));
  const millionths = Math.floor(Number((power * MILLIONTHS).toPrecision(EXACT_DIGITS)));
  return { amount, power: writePower(BigInt(millionths)) };
}

/**
 * A person's part in a pool; found and written down the first time they do something in it, from when
 * on it stays until the organizer has everybody's found anew.
 *
 * @throws AppError forbidden for whoever has no power in it, saying why
 */
export async function joinPool(tx: Tx, pool: Pool, userId: string): Promise<PoolMember> {
  const key = { poolId: pool.id, userId };
  const known = await tx.poolMember.findUnique({ where: { poolId_userId: key } });
  if (known?.power.gt(0)) return known;
  const amounts = await sourceAmounts(tx, pool, [userId]);
  const found = memberOf(pool, amounts.get(userId) ?? 0);
  if (found.power === "0") throw new AppError("forbidden", NO_POWER[pool.powerSource]);
  return tx.poolMember.upsert({
    where: { poolId_userId: key },
    create: { ...key, ...found },
    update: found,
  });
}

/** Why a person has no power in a pool; null where they have some. */
export function whyNoPower(pool: Pool, power: bigint): string | null {
  return power === 0n ? NO_POWER[pool.powerSource] : null;
}
