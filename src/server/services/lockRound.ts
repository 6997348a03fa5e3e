import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { RoundStatus } from "../db/generated/enums";

/**
 * Holds the round's row until the transaction ends, so that what is checked here is still true when
 * it is acted on: an edit cannot slip between the hash of a publication and its freeze.
 *
 * @throws AppError conflict unless the round is in the status that the act needs
 */
export async function lockRound(
  tx: Tx,
  roundId: string,
  needed: RoundStatus,
  refusal: string,
): Promise<void> {
  const rows = await tx.$queryRaw<{ status: RoundStatus }[]>`
    SELECT "status" FROM "Round" WHERE "id" = ${roundId} FOR UPDATE`;
  if (rows[0]?.status !== needed) throw new AppError("conflict", refusal);
}
