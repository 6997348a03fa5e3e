import { db, type Tx } from "../db/client";
import { enqueue } from "./enqueue";
import type { FundingResultData } from "./fundingResult";
import { parseRoundSettings } from "./roundSettings";

/** The result as JSON keeps it: integers as digits, columns as arrays. */
export type StoredFunding = Stored<FundingResultData>;
type Stored<T> = T extends bigint
  ? string
  : T extends Float64Array
    ? number[]
    : T extends readonly [number, number]
      ? [number, number]
      : T extends readonly (infer Item)[]
        ? Stored<Item>[]
        : T extends object
          ? { [Key in keyof T]: Stored<T[Key]> }
          : T;

/**
 * What the recipe made of a round's contributions, as last computed; `current` unless something has
 * come in since. Null while nothing has been computed, or where the round has no recipe.
 */
export async function readFunding(roundId: string) {
  const [result, rows] = await Promise.all([
    db.fundingResult.findUnique({ where: { roundId } }),
    db.contribution.count({ where: { roundId } }),
  ]);
  if (!result) return null;
  return {
    ...(result.data as unknown as StoredFunding),
    inputsHash: result.inputsHash,
    codeVersion: result.codeVersion,
    computedAt: result.computedAt,
    current: result.rowsSeen === rows,
  };
}

/** Has the worker compute a round's matches anew, where it has a recipe. */
export async function enqueueFunding(tx: Tx, roundId: string): Promise<void> {
  const { settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  if (parseRoundSettings(settings).funding) await enqueue(tx, "computeFunding", { roundId });
}
