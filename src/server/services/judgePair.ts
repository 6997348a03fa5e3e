import { sha256Hex } from "~/core/formats";
import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { Assignment } from "../db/generated/client";
import { asJuror } from "./asJuror";
import { shownHash } from "./judgedProject";
import {
  columnsOf,
  type Judgement,
  type Recorded,
  recorded,
  recordedBefore,
  requireAllowedStrength,
  storedKey,
} from "./judgement";

/**
 * Records a juror's answer to a served pair. Sent twice under one key, it is recorded once and
 * answered twice. Judgements are not in the audit trail, which everybody reads: they are an
 * append-only record of their own, part of it sealed.
 *
 * @throws AppError conflict for a token that was answered or never given to this juror; invalid for
 *   a strength beyond the round's largest; gone once judging has ended
 */
export async function judgePair(
  jurorId: string,
  roundId: string,
  input: Judgement & { token: string },
): Promise<Recorded> {
  const tokenHash = sha256Hex(input.token);
  return asJuror(jurorId, roundId, async (tx) => {
    const asked = await tx.assignment.findUnique({ where: { tokenHash }, select: { id: true } });
    const isSamePair = (before: { assignmentId: string | null }) =>
      before.assignmentId === asked?.id;
    const before = await recordedBefore(tx, jurorId, input, isSamePair);
    if (before) return before;
    await requireAllowedStrength(tx, roundId, input);
    const assignment = await claim(tx, roundId, jurorId, tokenHash);
    if (!assignment) {
      throw new AppError(
        "conflict",
        "This pair was answered already, in another tab or on another device",
      );
    }
    const comparison = await tx.comparison.create({
      data: {
        roundId,
        jurorId,
        assignmentId: assignment.id,
        projectAId: assignment.projectAId,
        projectBId: assignment.projectBId,
        split: assignment.split,
        ...columnsOf(input),
        shownHash: await shownHash(tx, { roundId, ...assignment }),
        idempotencyKey: storedKey(jurorId, input.idempotencyKey),
      },
      select: { id: true, roundId: true, jurorId: true },
    });
    return recorded(tx, comparison);
  });
}

type Claimed = Pick<Assignment, "id" | "projectAId" | "projectBId" | "split">;

/** Uses the token up. One conditional UPDATE: of two answers at once, one gets the pair. */
async function claim(
  tx: Tx,
  roundId: string,
  jurorId: string,
  tokenHash: string,
): Promise<Claimed | null> {
  const rows = await tx.$queryRaw<Claimed[]>`
    UPDATE "Assignment" SET "answeredAt" = clock_timestamp() AT TIME ZONE 'UTC'
    WHERE "tokenHash" = ${tokenHash} AND "roundId" = ${roundId} AND "jurorId" = ${jurorId}
      AND "answeredAt" IS NULL
    RETURNING "id", "projectAId", "projectBId", "split"::text`;
  return rows[0] ?? null;
}
