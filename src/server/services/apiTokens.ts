import { sha256Hex } from "~/core/formats";
import { AppError } from "~/errors";
import type { Actor, TokenGrant, TokenScope } from "../auth/types";
import { db } from "../db/client";
import { newSecretToken } from "./secretToken";

/** Every token begins so, for people and secret scanners to know it by. */
const TOKEN_PREFIX = "steelyard_";
export const TOKEN_DAYS_MAX = 365;
const DAY_MS = 86_400_000;
/** Characters of the secret that are kept, to recognise a token by; the other 36 stay unknown. */
const SHOWN_CHARACTERS = 7;
/** Live tokens of one person. */
const TOKENS_MAX = 50;

interface TokenOrder {
  readonly name: string;
  /** Besides reading, which every token may. */
  readonly scopes: readonly TokenScope[];
  readonly roundId?: string | undefined;
  readonly days: number;
}

/**
 * Makes a token of 256 random bits. It is told here and never again: the database keeps its hash.
 *
 * @throws AppError conflict when the person has too many already
 */
export async function createToken(actor: Actor, order: TokenOrder): Promise<{ token: string }> {
  const token = `${TOKEN_PREFIX}${newSecretToken().token}`;
  const now = new Date();
  const live = { userId: actor.userId, revokedAt: null, expiresAt: { gt: now } };
  if ((await db.apiToken.count({ where: live })) >= TOKENS_MAX) {
    throw new AppError("conflict", `You have ${TOKENS_MAX} tokens; revoke those you do not use`);
  }
  await db.apiToken.create({
    data: {
      userId: actor.userId,
      name: order.name,
      prefix: token.slice(0, TOKEN_PREFIX.length + SHOWN_CHARACTERS),
      tokenHash: sha256Hex(token),
      scopes: [...new Set<TokenScope>(["read", ...order.scopes])],
      roundId: order.roundId ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + order.days * DAY_MS),
    },
  });
  return { token };
}

/** The person's tokens that still work, newest first. */
export async function listTokens(actor: Actor) {
  const tokens = await db.apiToken.findMany({
    where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    omit: { tokenHash: true, userId: true, revokedAt: true, roundId: true },
    include: { round: { select: { slug: true, title: true } } },
  });
  return tokens;
}

/** Ends one of the person's own tokens, at once. */
export async function revokeToken(actor: Actor, id: string): Promise<void> {
  const { count } = await db.apiToken.updateMany({
    where: { id, userId: actor.userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw new AppError("notFound", "This token has been revoked already");
}

/** Whom a token speaks for and what it may do; without one, the person of the session. */
export function whoAmI(actor: Actor, token: TokenGrant | null) {
  const { userId, name } = actor;
  return { userId, name, token };
}
