import { AppError } from "~/errors";
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

/** What a payout run may be made of: every project's amount, and what they were computed from. */
export interface FundingPlan {
  readonly projects: readonly {
    readonly projectId: string;
    readonly name: string;
    readonly share: number;
    /** In the smallest unit of the pool's token. */
    readonly amount: bigint;
  }[];
  readonly unspent: bigint;
  readonly steps: StoredFunding["steps"];
  readonly inputsHash: string;
}

/**
 * The final amounts of a closed round by its recipe.
 *
 * @throws AppError conflict while the round takes contributions, has no final weights that its recipe
 *   needs, or is still being computed
 */
export async function fundingPlan(tx: Tx, roundId: string): Promise<FundingPlan> {
  const [state] = await tx.$queryRaw<{ closed: boolean; late: boolean; rows: bigint }[]>`
    SELECT r."status" = 'closed' AS closed,
      coalesce((r."settings" -> 'funding' ->> 'closesAt')::timestamptz <= clock_timestamp(), true) AS late,
      (SELECT count(*) FROM "Contribution" c WHERE c."roundId" = r."id") AS rows
    FROM "Round" r WHERE r."id" = ${roundId}`;
  if (!state?.closed || !state.late) {
    throw new AppError("conflict", "This round still takes judgements or contributions");
  }
  const result = await tx.fundingResult.findUnique({ where: { roundId } });
  if (!result || BigInt(result.rowsSeen) !== state.rows) {
    throw new AppError("conflict", "The matches are still being computed; try again in a minute");
  }
  const { projects, unspent, steps, waitsForWeights } = result.data as unknown as StoredFunding;
  if (waitsForWeights) throw new AppError("conflict", "The final weights are not there yet");
  return {
    projects: projects.map(({ id, name, share, amount }) => ({
      ...{ projectId: id, name, share, amount: BigInt(amount) },
    })),
    ...{ unspent: BigInt(unspent), steps, inputsHash: result.inputsHash },
  };
}
