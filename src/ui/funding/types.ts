import type { FundingRules } from "~/core/funding";
import type { RouterOutputs } from "~/trpc/types";

/** What the recipe made of a round's contributions. */
export type Funding = NonNullable<RouterOutputs["funding"]["get"]>;

/** What explains one project's amount: the matches as they stand, or as a payout run keeps them. */
export type Explained = Pick<
  Funding,
  "symbol" | "decimals" | "rules" | "steps" | "projects" | "oneMore"
>;

export interface GivingProject {
  id: string;
  name: string;
  title: string;
}

/** What every group of a recipe's fields is given. */
export interface RecipeFieldsProps {
  rules: FundingRules;
  symbol: string;
  onChange: (rules: FundingRules) => void;
}
