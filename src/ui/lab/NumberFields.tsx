"use client";

import { Input } from "../primitives/controls";
import { Field } from "../primitives/Field";
import { ParamControl } from "./ParamControl";
import type { NumberParams, Numbers } from "./useNumbers";

interface NumberFieldsProps<Name extends string> {
  params: NumberParams<Name>;
  numbers: Numbers<Name>;
  onChange: (numbers: Numbers<Name>) => void;
}

/** The seed of a page and all its numbers. */
export function NumberFields<Name extends string>(props: NumberFieldsProps<Name>) {
  const { params, numbers, onChange } = props;
  const { values, seed } = numbers;
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2 lg:grid-cols-3">
      {(Object.keys(params) as Name[]).map((name) => (
        <ParamControl
          key={name}
          {...params[name]}
          value={values[name]}
          onChange={(value) => onChange({ seed, values: { ...values, [name]: value } })}
        />
      ))}
      <Field
        label="Seed"
        hint="The same seed gives the same numbers, to the last digit."
        error={seed.trim() === "" ? "Write anything" : null}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={80}
            value={seed}
            onChange={({ target }) => onChange({ values, seed: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
