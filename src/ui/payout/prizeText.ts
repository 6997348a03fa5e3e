import { type Amount, formatAmountExact } from "../primitives/numbers";

export type PrizeRule = "rank" | "improvement" | "mixture";

/** How a rule divides the prizes, as a sentence goes on. */
const RULES: Record<PrizeRule, string> = {
  rank: "by place on the final board",
  improvement: "in proportion to how far ahead of equal weights each is",
  mixture: "in proportion to what the best mixture of all would lose without each",
};

/** What a run of prizes pays, by which rule, and what of the prizes is left over. */
export function prizesLead(
  { rule, amount, unawarded }: { rule: PrizeRule; amount: string; unawarded: string },
  pool: Omit<Amount, "amount">,
): string {
  const exact = (units: string) => formatAmountExact({ ...pool, amount: units });
  const left = unawarded === "0" ? "" : ` ${exact(unawarded)} is not awarded.`;
  return `The prizes of the contest, ${exact(amount)}, ${RULES[rule]}.${left}`;
}
