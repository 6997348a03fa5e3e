"use client";

import { Select } from "../primitives/controls";
import { FormField } from "../primitives/FormField";
import { NumberBox } from "../primitives/NumberBox";
import { TextField } from "../primitives/TextField";
import { PowerFields } from "./PowerFields";
import { alphaOf, inWords, type RulesDraft, withAlpha, withWords } from "./poolDraft";
import type { RulesFieldsProps } from "./rulesFieldsProps";

const PERCENT = 0.01;
const HALF_LIFE_MAX = 5200;
const SMALLEST = 1e-9;

/** The rules of a pool, each number in people's words and in the field's symbols. */
export function RulesFields(props: RulesFieldsProps) {
  const { rules, issues, onChange } = props;
  const set = (change: Partial<RulesDraft>) => onChange({ ...rules, ...change });
  return (
    <div className="grid grid-cols-1 gap-8">
      <ChargingFields rules={rules} onChange={onChange} />
      <TriggerFields rules={rules} issues={issues} onChange={onChange} />
      <fieldset className="grid items-start gap-5 sm:grid-cols-2">
        <legend className="mb-3 font-semibold font-serif text-h3">Against haste</legend>
        <NumberBox
          label={`Minimum age, in ${rules.unit}s`}
          hint="No proposal is released sooner, so that others can react."
          value={rules.minimumAge}
          min={0}
          max={HALF_LIFE_MAX}
          onChange={(minimumAge) => set({ minimumAge: minimumAge ?? 0 })}
        />
        <TextField
          name="minimumStake"
          label="Minimum stake, in power"
          hint="At least so much counts as being at stake, so that a few early members pass nothing alone; with 0 the first one could."
          issues={issues}
          inputMode="decimal"
          className="max-w-32"
          value={rules.minimumStake}
          onChange={(minimumStake) => set({ minimumStake })}
        />
      </fieldset>
      <PowerFields {...props} />
    </div>
  );
}

type Part = Pick<RulesFieldsProps, "rules" | "onChange">;

function ChargingFields({ rules, onChange }: Part) {
  return (
    <fieldset className="grid items-start gap-5 sm:grid-cols-3">
      <legend className="mb-3 font-semibold font-serif text-h3">How conviction charges</legend>
      <FormField
        name="unit"
        label="Unit of time"
        hint="Half-life, α and ages are in it."
        issues={[]}
      >
        {(control) => (
          <Select
            {...control}
            value={rules.unit}
            onChange={({ target }) =>
              onChange({ ...rules, unit: target.value as RulesDraft["unit"] })
            }
          >
            <option value="hour">Hour</option>
            <option value="day">Day</option>
            <option value="week">Week</option>
          </Select>
        )}
      </FormField>
      <NumberBox
        label={`Half-life, in ${rules.unit}s`}
        hint="In it, conviction comes half of the way to what is staked."
        value={rules.halfLife}
        min={0.01}
        max={HALF_LIFE_MAX}
        onChange={(halfLife) => halfLife && onChange({ ...rules, halfLife })}
      />
      <NumberBox
        label="α"
        hint={`The share of conviction kept in one ${rules.unit}; it follows the half-life, and the half-life it.`}
        value={alphaOf(rules)}
        min={1e-6}
        max={0.999999}
        onChange={(alpha) => alpha && onChange(withAlpha(rules, alpha))}
      />
    </fieldset>
  );
}

function TriggerFields({ rules, issues, onChange }: Part & Pick<RulesFieldsProps, "issues">) {
  const words = inWords(rules);
  const wrong = issues.filter(({ field }) => field === "beta" || field === "rho");
  return (
    <fieldset className="grid items-start gap-5 sm:grid-cols-2">
      <legend className="mb-3 font-semibold font-serif text-h3">What a proposal needs</legend>
      <NumberBox
        label="Spending limit, in percent"
        hint="Share of the pool that everybody together can grant one proposal."
        value={Math.max(0, words.spendingLimit)}
        min={0.01}
        max={100}
        scale={PERCENT}
        onChange={(limit) =>
          limit && onChange(withWords(rules, { ...words, spendingLimit: limit }))
        }
      />
      <NumberBox
        label="Minimum conviction, in percent"
        hint="Share of all power at stake that a request for next to nothing needs."
        value={words.minimumConviction}
        min={0.0001}
        max={99}
        scale={PERCENT}
        onChange={(least) =>
          least && onChange(withWords(rules, { ...words, minimumConviction: least }))
        }
      />
      <NumberBox
        label="β"
        hint="At this share of the pool the trigger is infinite."
        value={rules.beta}
        min={0.001}
        max={1}
        onChange={(beta) => beta && onChange({ ...rules, beta })}
      />
      <NumberBox
        label="ρ"
        hint="Scale of the trigger; below β². These two and the two above are the same rule said twice."
        value={rules.rho}
        min={SMALLEST}
        max={1}
        onChange={(rho) => rho && onChange({ ...rules, rho })}
      />
      {wrong.length > 0 && (
        <ul role="alert" className="grid gap-1 font-semibold text-danger text-small sm:col-span-2">
          {wrong.map(({ message }) => (
            <li key={message}>{message}.</li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
