import type { ReactNode } from "react";
import type { FundingRules } from "~/core/funding";
import { stepText } from "./stepText";

interface RecipeStepProps {
  step: string;
  rules: FundingRules;
  symbol: string;
  children: ReactNode;
}

/** One step of a recipe: its name, what it does as it is set, and its settings. */
export function RecipeStep({ step, rules, symbol, children }: RecipeStepProps) {
  const { title, about } = stepText(step, rules, symbol);
  return (
    <li className="grid gap-3 border-rule border-t pt-4">
      <div className="grid gap-0.5">
        <h3 className="font-semibold text-base">{title}</h3>
        <p className="measure text-quiet text-small">{about}</p>
      </div>
      {children}
    </li>
  );
}
