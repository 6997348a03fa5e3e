import { sha256Hex } from "~/core/formats";
import { AppError } from "~/errors";
import { db } from "../db/client";
import type { Actor, TokenGrant, TokenScope } from "./types";

/** Use is noted to the minute: a program that polls would otherwise write on every call. */
const USE_NOTED_SECONDS = 60;
const BEARER = /^Bearer +([A-Za-z0-9_-]{1,200}) *$/i;

const WHAT_TO_DO = "make another on the account page";

/**
 * Who asks with `Authorization: Bearer …`, and what the token lets them do; null without the header.
 *
 * @throws AppError unauthenticated for a token that is unknown, expired or revoked, and says which
 */
export async function readBearer(
  headers: Headers,
): Promise<{ actor: Actor; token: TokenGrant } | null> {
  const header = headers.get("authorization");
  if (header === null) return null;
  const secret = BEARER.exec(header)?.[1];
  if (!secret) throw new AppError("unauthenticated", "Send the token as Authorization: Bearer …");
  const found = await db.apiToken.findUnique({
    where: { tokenHash: sha256Hex(secret) },
    include: { user: { select: { id: true, name: true, email: true, demo: true } } },
  });
  if (!found) throw refusal("is not known here");
  if (found.revokedAt) throw refusal("was revoked");
  if (found.expiresAt <= new Date()) throw refusal("has expired");
  await db.$executeRaw`
    UPDATE "ApiToken" SET "lastUsedAt" = now() AT TIME ZONE 'UTC'
    WHERE "id" = ${found.id} AND ("lastUsedAt" IS NULL
      OR "lastUsedAt" < now() AT TIME ZONE 'UTC' - make_interval(secs => ${USE_NOTED_SECONDS}::int))`;
  const { id, name, email, demo } = found.user;
  return {
    actor: { userId: id, name: name ?? email ?? "Somebody", email, demo },
    token: {
      id: found.id,
      name: found.name,
      scopes: found.scopes,
      roundId: found.roundId,
      expiresAt: found.expiresAt,
    },
  };
}

const refusal = (what: string) =>
  new AppError("unauthenticated", `This token ${what}; ${WHAT_TO_DO}`);

/**
 * A session may do everything its person may. A token may do what its scopes say and no more: whatever
 * is not open to programs, such as making tokens, asks for a session.
 *
 * @param scope that the procedure asks for; undefined: it is not for programs
 * @throws AppError forbidden
 */
export function requireScope(token: TokenGrant | null, scope: TokenScope | undefined): void {
  if (!token) return;
  if (!scope) throw new AppError("forbidden", "A token cannot do this; sign in on the site");
  if (!token.scopes.includes(scope)) {
    throw new AppError("forbidden", `This token lacks the scope "${scope}"; ${WHAT_TO_DO}`);
  }
}

/**
 * @param roundId what is asked about; undefined: nothing of a single round
 * @throws AppError forbidden for a token of another round
 */
export function requireRoundOfToken(token: TokenGrant | null, roundId: string | undefined): void {
  if (token?.roundId && token.roundId !== roundId) {
    throw new AppError("forbidden", "This token is good for another round only");
  }
}
