"use client";

import { METRICS } from "~/core/scoring";
import { Input } from "../primitives/controls";
import { RadioCards } from "../primitives/RadioCards";
import type { AmendDraft } from "./amendDraft";
import { FormField } from "./FormField";
import type { FieldIssue } from "./fieldIssue";
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
      <FormField name="closesAt" label="Deadline" hint="In your time zone." issues={issues}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            className="max-w-72"
            value={draft.closesAt}
            onChange={(e) => set({ closesAt: e.target.value })}
          />
        )}
      </FormField>
      <FormField name="submissionsPerDay" label="Submissions a day, per team" issues={issues}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-24"
            value={draft.submissionsPerDay}
            onChange={(e) => set({ submissionsPerDay: e.target.value })}
          />
        )}
      </FormField>
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
