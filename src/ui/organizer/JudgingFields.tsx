"use client";

import { Checkbox } from "../primitives/Checkbox";
import { Input } from "../primitives/controls";
import { FormField } from "./FormField";
import { FieldGroup } from "./RoundFields";
import type { FieldsProps } from "./roundDraft";

const FIELDS = [
  {
    name: "pairsPerJuror",
    label: "Pairs per juror",
    hint: "What the progress of a juror is counted against. Whoever likes may judge more.",
  },
  {
    name: "multiplierMax",
    label: "Largest strength",
    hint: "How many times more a juror may say that one project is worth; 999 is hardly a limit.",
  },
] as const;

/** What a juror is asked for. */
export function JudgingFields({ draft, set, issues }: FieldsProps) {
  return (
    <FieldGroup title="Judging">
      {FIELDS.map(({ name, label, hint }) => (
        <FormField key={name} name={name} label={label} hint={hint} issues={issues}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              className="max-w-24"
              value={draft[name]}
              onChange={(e) => set({ [name]: e.target.value })}
            />
          )}
        </FormField>
      ))}
      <Checkbox
        label="Show jurors what their own answers imply"
        hint="From the tenth answer on, and from nobody else's: their own ranking, and where they contradict themselves."
        checked={draft.ownInsights}
        onChange={(e) => set({ ownInsights: e.target.checked })}
      />
    </FieldGroup>
  );
}
