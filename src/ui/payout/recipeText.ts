import { MECHANISMS } from "~/core/funding";
import { stepText } from "../funding/stepText";
import { type Amount, countOf, formatAmountExact } from "../primitives/numbers";
import type { RunRecipe } from "./types";

/** What a run by a recipe follows from, and what of the pool it leaves. */
export function recipeLead(recipe: RunRecipe, pool: Omit<Amount, "amount">): string {
  const mechanism = MECHANISMS.find(({ key }) => key === recipe.rules.mechanism);
  const from = countOf(recipe.contributions, "contribution");
  const split = `Split by the round's recipe from ${from}: ${mechanism?.title ?? recipe.rules.mechanism}.`;
  return recipe.unspent === "0" ? split : `${split} ${unspentText(recipe, pool)}`;
}

/** @example "876 USDC of the pool of 1,000 USDC stays unspent." */
function unspentText(
  { unspent, pool: whole }: { unspent: string; pool: string },
  pool: Omit<Amount, "amount">,
): string {
  const exact = (amount: string) => formatAmountExact({ ...pool, amount });
  return `${exact(unspent)} of the pool of ${exact(whole)} stays unspent.`;
}

/** The recipe's steps in their order, as sentences. */
export function recipeSteps({ steps, rules }: RunRecipe, symbol: string) {
  return steps.map(({ step, note }) => ({ step, note, ...stepText(step, rules, symbol) }));
}
