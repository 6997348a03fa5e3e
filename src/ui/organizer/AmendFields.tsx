"use client";

import { METRICS } from "~/core/scoring";
import type { FieldIssue } from "../primitives/fieldIssue";
import { RadioCards } from "../primitives/RadioCards";
import { TextField } from "../primitives/TextField";
import type { AmendDraft } from "./amendDraft";
import { PrizeFields } from "./PrizeFields";

interface AmendFieldsProps {
  draft: AmendDraft;
  set: (change: Partial<AmendDraft>) => void;
  issues: readonly FieldIssue[];
  symbol: string;
}

/** The rules that an amendment may change. */
export function AmendFields({ draft, set, issues, symbol }: AmendFieldsProps) {
  return (
    <>
      <TextField
        name="closesAt"
        label="Deadline"
        hint="In your time zone."
        issues={issues}
        type="datetime-local"
        className="max-w-72"
        value={draft.closesAt}
        onChange={(closesAt) => set({ closesAt })}
      />
      <TextField
        name="submissionsPerDay"
        label="Submissions a day, per team"
        issues={issues}
        inputMode="numeric"
        className="max-w-24"
        value={draft.submissionsPerDay}
        onChange={(submissionsPerDay) => set({ submissionsPerDay })}
      />
      <RadioCards
        legend="Metric"
        choices={METRICS.map(({ key, title, about }) => ({ value: key, label: title, about }))}
        value={draft.metric}
        onChange={(metric) => set({ metric })}
      />
      <PrizeFields draft={draft} set={set} issues={issues} symbol={symbol} />
      <RadioCards
        legend="Who sees weights before the close?"
        columns={2}
        choices={[
          { value: "after_close", label: "Organizers only" },
          { value: "always", label: "Everybody" },
        ]}
        value={draft.resultsVisible}
        onChange={(resultsVisible) => set({ resultsVisible })}
      />
    </>
  );
}
