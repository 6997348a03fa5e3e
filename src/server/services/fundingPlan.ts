import { AppError } from "~/errors";
import { db, type Tx } from "../db/client";
import { fundingData } from "./fundingData";
import { enqueueFunding, type StoredFunding } from "./readFunding";

/** What a payout run is made of: every project's amount, how it came about, and from what. */
export interface FundingPlan extends StoredFunding {
  readonly inputsHash: string;
  readonly codeVersion: string;
}

/** A million contributions are read in well under this. */
export const FUNDING_READ_TIMEOUT_MS = 120_000;

/**
 * The final amounts of a closed round by its recipe, as computed last.
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
  if (!result || BigInt(result.rowsSeen) !== state.rows) throw new AppError("conflict", COMPUTING);
  const { inputsHash, codeVersion } = result;
  const data = result.data as unknown as StoredFunding;
  if (data.waitsForWeights) throw new AppError("conflict", "The final weights are not there yet");
  return { ...data, inputsHash, codeVersion };
}

const COMPUTING = "The matches are still being computed; try again in a minute";

/**
 * Makes sure that a round's recipe would read today what it read then: contributions, expertise,
 * weights, and whose addresses are whose. Reads all of them; where something has changed the round is
 * computed anew.
 *
 * @throws AppError conflict
 */
export async function requireSameInputs(
  tx: Tx,
  roundId: string,
  inputsHash: string,
  otherwise = COMPUTING,
): Promise<void> {
  const now = await fundingData(tx, roundId);
  if (now.inputsHash === inputsHash) return;
  // Past the caller's transaction, which is about to be rolled back.
  await db.$transaction((other) => enqueueFunding(other, roundId));
  throw new AppError("conflict", otherwise);
}
