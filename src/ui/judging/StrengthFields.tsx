"use client";

import { ExactStrength } from "./ExactStrength";
import { StrengthSteps } from "./StrengthSteps";

interface StrengthFieldsProps {
  /** As typed; empty while nothing is stated, which is where it always starts. */
  text: string;
  multiplierMax: number;
  onText: (text: string) => void;
}

/** How many times more: by a step, or exactly. */
export function StrengthFields(props: StrengthFieldsProps) {
  return (
    <div className="grid gap-3">
      <StrengthSteps {...props} />
      <ExactStrength {...props} />
    </div>
  );
}
