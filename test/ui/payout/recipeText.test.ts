import { expect, test } from "vitest";
import { recipeLead } from "~/ui/payout/recipeText";
import type { RunRecipe } from "~/ui/payout/types";

const TOKEN = { decimals: 6, symbol: "USDC" };
const recipe = (unspent: string) =>
  ({
    ...{ rules: { mechanism: "qf" }, contributions: 1234, pool: "1000000007", unspent },
  }) as RunRecipe;

test.each([
  ["0", "Split by the round's recipe from 1,234 contributions: Quadratic funding."],
  [
    "876000007",
    "Split by the round's recipe from 1,234 contributions: Quadratic funding. 876.000007 USDC of the pool of 1,000.000007 USDC stays unspent.",
  ],
])("with %s unspent a run says: %s", (unspent, text) => {
  expect(recipeLead(recipe(unspent), TOKEN)).toBe(text);
});
