"use client";

import { Checkbox } from "../primitives/Checkbox";
import { RadioCards } from "../primitives/RadioCards";
import { NumberFields } from "./NumberFields";
import { PairChoiceFields } from "./PairChoiceFields";
import { FieldGroup } from "./RoundFields";
import type { FieldsProps } from "./roundDraft";

const FIELDS = [
  {
    name: "pairsPerJuror",
    label: "Pairs per juror",
    hint: "A set counts as one. What the progress of a juror is counted against. Whoever likes may judge more.",
  },
  {
    name: "multiplierMax",
    label: "Largest strength",
    hint: "How many times more a juror may say that one project is worth; 999 is hardly a limit.",
  },
] as const;

const INPUTS = [
  {
    value: "pairs",
    label: "Pairs",
    about: "Which of two, and how much more. Recommended; works without a network, too.",
  },
  {
    value: "rankFive",
    label: "Rank five",
    about: "Five projects in order: an answer tells as much as about five pairs.",
  },
  {
    value: "bestWorst",
    label: "Best and worst",
    about: "The first and the last of five: tells as much as about three pairs.",
  },
] as const;

/** What a juror is asked for. Held-out pairs are asked as pairs in every round. */
export function JudgingFields(props: FieldsProps) {
  const { draft, set } = props;
  return (
    <FieldGroup title="Judging">
      <RadioCards
        legend="What are jurors asked?"
        columns={3}
        choices={INPUTS}
        value={draft.input}
        onChange={(input) => set({ input })}
      />
      <NumberFields fields={FIELDS} {...props} />
      <Checkbox
        label="Show jurors what their own answers imply"
        hint="From the tenth answer on, and from nobody else's: their own ranking, and where they contradict themselves. In rounds of pairs only."
        checked={draft.ownInsights}
        onChange={(e) => set({ ownInsights: e.target.checked })}
      />
      <PairChoiceFields {...props} />
    </FieldGroup>
  );
}
