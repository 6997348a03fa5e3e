import { db } from "../db/client";
import { planPayout } from "./payoutPlan";

/** The split as it would be drafted now; nothing is stored. */
export async function previewPayout(roundId: string) {
  const plan = await planPayout(db, roundId);
  const { symbol, address, decimals } = plan.token;
  return {
    kind: plan.kind,
    fitId: plan.kind === "weights" ? plan.fitId : null,
    method: plan.kind === "weights" ? plan.method : null,
    recipe: plan.kind === "recipe" ? plan.basis : null,
    pool: { amount: plan.pool.toString(), decimals, symbol, tokenAddress: address },
    lines: plan.lines.map((line) => ({ ...line, amount: line.amount.toString() })),
    heldBack: plan.lines
      .filter((line) => line.address === null)
      .reduce((sum, line) => sum + line.amount, 0n)
      .toString(),
  };
}
