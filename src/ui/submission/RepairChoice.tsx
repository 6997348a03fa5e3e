"use client";

import { Disclosure } from "../primitives/Disclosure";
import { countOf } from "../primitives/numbers";
import { RadioCards } from "../primitives/RadioCards";
import { RepairRows } from "../primitives/RepairList";
import type { RepairGroup } from "./checkReport";

export type Choice = "accept" | "strict";

interface RepairChoiceProps {
  groups: readonly RepairGroup[];
  count: number;
  value: Choice | null;
  onChoose: (choice: Choice) => void;
}

/** What would be changed, kind by kind, and the modeler's word on it: nothing is repaired unasked. */
export function RepairChoice({ groups, count, value, onChoose }: RepairChoiceProps) {
  return (
    <section aria-label="Repairs" className="grid gap-4">
      <RadioCards
        legend={`${countOf(count, "repair")} to make before this file counts`}
        columns={2}
        value={value}
        onChange={onChoose}
        choices={[
          {
            value: "accept",
            label: "Make these repairs",
            about: "The submission counts as repaired. What was changed is kept with it.",
          },
          {
            value: "strict",
            label: "Be strict",
            about: "List them as problems, with what to write instead.",
          },
        ]}
      />
      {groups.map(({ rule, label, count: many, first }) => (
        <Disclosure key={rule} summary={`${label}: ${many}`}>
          <RepairRows label={`Repairs: ${label}`} repairs={first} />
          {many > first.length && (
            <p className="pt-2 text-quiet text-small">The first {first.length} are listed.</p>
          )}
        </Disclosure>
      ))}
    </section>
  );
}
