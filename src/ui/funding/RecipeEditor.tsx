"use client";

import { type FundingRules, MECHANISMS } from "~/core/funding";
import { Checkbox } from "../primitives/Checkbox";
import { Select } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { NumberBox } from "../primitives/NumberBox";
import { BoostFields } from "./BoostFields";
import { RecipeStep } from "./RecipeStep";
import type { RecipeFieldsProps } from "./types";

const PERCENT = 0.01;
const ALMOST_ALL = 0.999999;
const SMALLEST_SHARE = 1e-6;
const AMOUNT_MAX = 1e15;
const SCORE_MAX = 1e6;
const ELIGIBILITY_DEFAULT = { minimum: 1, scoreAt50: 15, scoreAt100: 25 };

/** A recipe as its steps in their order, each explained and open to change. */
export function RecipeEditor({ rules, symbol, onChange }: RecipeFieldsProps) {
  const set = (change: Partial<FundingRules>) => onChange({ ...rules, ...change });
  const fields = { rules, symbol, onChange };
  return (
    <ol className="grid gap-6">
      <Eligibility {...fields} />
      <BoostFields {...fields} />
      <Mechanism {...fields} />
      <RecipeStep step="minimum" rules={rules} symbol={symbol}>
        <NumberBox
          label="Minimum share, in percent"
          value={rules.minimum}
          {...{ min: 0, max: ALMOST_ALL, scale: PERCENT, optional: true }}
          onChange={(minimum) => set({ minimum })}
        />
      </RecipeStep>
      <RecipeStep step="floor" rules={rules} symbol={symbol}>
        <NumberBox
          label="Floor, in percent"
          value={rules.floor}
          {...{ min: 0, max: ALMOST_ALL, scale: PERCENT, optional: true }}
          onChange={(floor) => set({ floor })}
        />
      </RecipeStep>
      <RecipeStep step="cap" rules={rules} symbol={symbol}>
        <NumberBox
          label="Cap, in percent"
          value={rules.cap}
          {...{ min: SMALLEST_SHARE, max: 1, scale: PERCENT, optional: true }}
          onChange={(cap) => set({ cap })}
        />
      </RecipeStep>
      <RecipeStep step="prior" rules={rules} symbol={symbol}>
        <NumberBox
          label="From the jury's weights, in percent"
          value={rules.prior}
          {...{ min: 0, max: 1, scale: PERCENT }}
          onChange={(prior) => set({ prior: prior ?? 0 })}
        />
      </RecipeStep>
      <RecipeStep step="direct" rules={rules} symbol={symbol}>
        <NumberBox
          label="Of the pool that is matched, in percent"
          hint="The rest goes out by the jury's weights alone."
          value={rules.share}
          {...{ min: SMALLEST_SHARE, max: 1, scale: PERCENT }}
          onChange={(share) => set({ share: share ?? 1 })}
        />
      </RecipeStep>
    </ol>
  );
}

function Eligibility({ rules, symbol, onChange }: RecipeFieldsProps) {
  const { eligibility } = rules;
  const set = (change: Partial<typeof ELIGIBILITY_DEFAULT>) =>
    onChange({ ...rules, eligibility: { ...ELIGIBILITY_DEFAULT, ...eligibility, ...change } });
  const part = (name: keyof typeof ELIGIBILITY_DEFAULT, label: string, max: number) => (
    <NumberBox
      key={name}
      label={label}
      value={eligibility?.[name]}
      {...{ min: 0, max }}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <RecipeStep step="eligibility" rules={rules} symbol={symbol}>
      <Checkbox
        label="Leave out gifts that are not eligible"
        checked={eligibility !== undefined}
        onChange={(event) =>
          onChange({
            ...rules,
            eligibility: event.target.checked ? ELIGIBILITY_DEFAULT : undefined,
          })
        }
      />
      {eligibility && (
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          {part("minimum", `Smallest gift (${symbol})`, AMOUNT_MAX)}
          {part("scoreAt50", "Score that counts half", SCORE_MAX)}
          {part("scoreAt100", "Score that counts in full", SCORE_MAX)}
        </div>
      )}
    </RecipeStep>
  );
}

function Mechanism({ rules, symbol, onChange }: RecipeFieldsProps) {
  const info = MECHANISMS.find(({ key }) => key === rules.mechanism);
  const set = (name: string, value: number | string) =>
    onChange({ ...rules, params: { ...rules.params, [name]: value } });
  return (
    <RecipeStep step="mechanism" rules={rules} symbol={symbol}>
      <Field label="Mechanism">
        {(control) => (
          <Select
            {...control}
            className="max-w-80"
            value={rules.mechanism}
            onChange={(event) => onChange({ ...rules, mechanism: event.target.value, params: {} })}
          >
            {MECHANISMS.map(({ key, title }) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {info?.params.map((param) =>
        "choices" in param ? (
          <Field key={`${info.key} ${param.name}`} label={param.title}>
            {(control) => (
              <Select
                {...control}
                className="max-w-60"
                value={String(rules.params[param.name] ?? param.default)}
                onChange={(event) => set(param.name, event.target.value)}
              >
                {param.choices.map((choice) => (
                  <option key={choice}>{choice}</option>
                ))}
              </Select>
            )}
          </Field>
        ) : (
          <NumberBox
            key={`${info.key} ${param.name}`}
            label={param.title}
            value={Number(rules.params[param.name] ?? param.default)}
            {...{ min: param.min, max: param.max }}
            onChange={(value) => set(param.name, value ?? param.default)}
          />
        ),
      )}
    </RecipeStep>
  );
}
