import { db } from "../../db/client";
import { teamNames } from "../copies/listCopies";
import { planPrizes } from "./prizePlan";

/** The prizes as they would be drafted now, with a reason for every team; nothing is stored. */
export async function previewPrizes(roundId: string) {
  const { basis, lines, token, pool } = await planPrizes(db, roundId);
  const names = await teamNames(db, roundId);
  const { symbol, address, decimals } = token;
  return {
    ...basis,
    pool: { amount: pool.toString(), decimals, symbol, tokenAddress: address },
    entries: basis.entries.map((entry) => ({ ...entry, name: names.get(entry.teamId) ?? "" })),
    lines: lines.map((line) => ({ ...line, amount: line.amount.toString() })),
  };
}
