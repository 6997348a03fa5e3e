import { sha256Hex } from "~/core/formats";
import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { SetAssignment } from "../db/generated/client";
import { asJuror } from "./asJuror";
import { conflictedProjects } from "./conflictedProjects";
import {
  requireAnswersSet,
  type SetJudgement,
  type SetRecorded,
  setRecordedBefore,
  writeSetAnswer,
} from "./setAnswer";

/**
 * Records a juror's answer to a served set, and the comparisons of training pairs that it implies,
 * each with its weight. Sent twice under one key, it is recorded once and answered twice.
 *
 * @throws AppError conflict for a token that was answered or never given to this juror, and for a set
 *   with a project that the juror has a stake in; invalid for what does not answer the set; gone once
 *   judging has ended
 */
export async function judgeSet(
  jurorId: string,
  roundId: string,
  { token, ...judgement }: SetJudgement & { token: string },
): Promise<SetRecorded> {
  const tokenHash = sha256Hex(token);
  return asJuror(jurorId, roundId, async (tx) => {
    const asked = await tx.setAssignment.findUnique({ where: { tokenHash }, select: { id: true } });
    const before = await setRecordedBefore(tx, jurorId, asked?.id, judgement);
    if (before) return before;
    const set = await claim(tx, roundId, jurorId, tokenHash);
    if (!set) {
      throw new AppError(
        "conflict",
        "This set was answered already, in another tab or on another device",
      );
    }
    requireAnswersSet(set, judgement);
    const conflicted = await conflictedProjects(tx, roundId, jurorId);
    if (set.items.some((id) => conflicted.has(id))) {
      throw new AppError(
        "conflict",
        "You have a stake in one of these projects; load the set anew",
      );
    }
    return writeSetAnswer(tx, set, judgement);
  });
}

/** Uses the token up. One conditional UPDATE: of two answers at once, one gets the set. */
async function claim(
  tx: Tx,
  roundId: string,
  jurorId: string,
  tokenHash: string,
): Promise<SetAssignment | null> {
  const rows = await tx.$queryRaw<SetAssignment[]>`
    UPDATE "SetAssignment" SET "answeredAt" = clock_timestamp() AT TIME ZONE 'UTC'
    WHERE "tokenHash" = ${tokenHash} AND "roundId" = ${roundId} AND "jurorId" = ${jurorId}
      AND "answeredAt" IS NULL
    RETURNING "id", "roundId", "jurorId", "kind"::text, "items", "tokenHash", "servedAt", "answeredAt"`;
  return rows[0] ?? null;
}
