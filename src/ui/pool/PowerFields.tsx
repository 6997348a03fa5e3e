"use client";

import { Input, Select } from "../primitives/controls";
import { FormField } from "../primitives/FormField";
import { RadioCards } from "../primitives/RadioCards";
import { TextField } from "../primitives/TextField";
import { hasLimit, type RulesDraft } from "./poolDraft";
import type { RulesFieldsProps } from "./rulesFieldsProps";

const SOURCES = [
  { value: "equal", label: "All equal", about: "Every member of the round has the same power." },
  { value: "tokens", label: "Tokens", about: "Power comes of the balance on a list of holders." },
  {
    value: "reliability",
    label: "Jury reliability",
    about:
      "Power comes of how well others’ answers predict a juror’s; known once the round is closed.",
  },
  {
    value: "coefficient",
    label: "Expertise",
    about: "Power comes of the coefficient that the round’s recipe gives to credentials.",
  },
] as const;

const RULES = [
  { value: "fixed", label: "Fixed: the same for whoever has any" },
  { value: "capped", label: "Capped: as much as they have, up to a limit" },
  { value: "unlimited", label: "Unlimited: as much as they have" },
  { value: "quadratic", label: "Quadratic: the square root of what they have" },
] as const;

/** Who may stake, and with what power. */
export function PowerFields({ rules, issues, lists, onChange }: RulesFieldsProps) {
  const set = (change: Partial<RulesDraft>) => onChange({ ...rules, ...change });
  const equal = rules.source === "equal";
  return (
    <div className="grid gap-5">
      <p className="font-semibold font-serif text-h3">Who may stake, and with what power</p>
      <RadioCards
        legend="Power comes of"
        columns={2}
        choices={SOURCES}
        value={rules.source}
        onChange={(source) =>
          // Where all are equal there is nothing to cap or take a root of.
          set({ source, ...(source === "equal" && { rule: "fixed" as const }) })
        }
      />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {rules.source === "tokens" && (
          <FormField
            name="credential"
            label="List of holders"
            hint="Its name among the round's credentials; lists are imported under Funding, Expertise."
            issues={issues}
          >
            {(control) => (
              <>
                <Input
                  {...control}
                  list={`${control.id}-lists`}
                  autoComplete="off"
                  maxLength={64}
                  value={rules.credential}
                  onChange={({ target }) => set({ credential: target.value })}
                />
                <datalist id={`${control.id}-lists`}>
                  {lists.map((name) => (
                    <option key={name} value={name} />
                  ))}
                </datalist>
              </>
            )}
          </FormField>
        )}
        {!equal && (
          <FormField name="rule" label="Rule" issues={issues}>
            {(control) => (
              <Select
                {...control}
                value={rules.rule}
                onChange={({ target }) => set({ rule: target.value as RulesDraft["rule"] })}
              >
                {RULES.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
        )}
        {hasLimit(rules.rule) && (
          <TextField
            name="limit"
            label={rules.rule === "fixed" ? "Power of each" : "Power at most"}
            issues={issues}
            inputMode="decimal"
            className="max-w-40"
            value={rules.limit}
            onChange={(limit) => set({ limit })}
          />
        )}
      </div>
    </div>
  );
}
