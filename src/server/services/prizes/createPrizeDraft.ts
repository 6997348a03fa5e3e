import { AppError } from "~/errors";
import { db } from "../../db/client";
import { mapDbError } from "../../db/errors";
import { type Draft, saveDraft } from "../createPayoutDraft";
import { planPrizes } from "./prizePlan";

/**
 * Writes the prizes down as a draft of a payout run, with the rule and everything found about every
 * team. From there on it is proposed, approved and executed as any run.
 *
 * @throws AppError conflict before the close, without prizes or private scores, or where nobody wins
 */
export async function createPrizeDraft(actorId: string, roundId: string): Promise<Draft> {
  const work = db.$transaction(async (tx) => {
    const { basis, ...plan } = await planPrizes(tx, roundId);
    if (plan.lines.length === 0) {
      throw new AppError(
        "conflict",
        "By this rule nobody wins a prize, so there is nothing to pay",
      );
    }
    return saveDraft(tx, { actorId, roundId, kind: "prizes", source: { basis }, plan });
  });
  return work.catch(mapDbError);
}
