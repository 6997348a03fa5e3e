import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { Comparison, Prisma } from "../db/generated/client";
import type { columnsOf } from "./judgement";

/**
 * The current version of a juror's own answer, by the id of any of its versions.
 *
 * @throws AppError notFound, also for answers of others
 */
export async function ownCurrent(
  tx: Tx,
  roundId: string,
  jurorId: string,
  comparisonId: string,
): Promise<Comparison> {
  const named = await tx.comparison.findFirst({
    where: { id: comparisonId, roundId, jurorId, assignmentId: { not: null } },
    select: { assignmentId: true },
  });
  if (!named) throw new AppError("notFound", "You have no such answer in this round");
  return tx.comparison.findFirstOrThrow({
    where: { assignmentId: named.assignmentId, current: true },
  });
}

/** Adds a version that differs from the current one by `changes`, and makes it the current one. */
export async function supersede(
  tx: Tx,
  before: Comparison,
  changes: Pick<Prisma.ComparisonUncheckedCreateInput, "withdrawn" | "idempotencyKey"> &
    Partial<ReturnType<typeof columnsOf>>,
): Promise<Comparison> {
  await tx.comparison.updateMany({
    where: { id: before.id, current: true },
    data: { current: false },
  });
  const { id: _, createdAt: __, rulingId: ___, version, ...same } = before;
  return tx.comparison.create({
    data: { ...same, current: true, version: version + 1, ...changes },
  });
}
