"use client";

import { type ReactNode, useId } from "react";
import { cx } from "./cx";

interface Choice<Value extends string> {
  value: Value;
  label: string;
  about?: ReactNode;
  disabled?: boolean;
}

interface RadioCardsProps<Value extends string> {
  legend: string;
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  /** Columns on wide screens; phones always have one. */
  columns?: 1 | 2 | 3;
}

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" };

/** One choice out of a few, each with room for a sentence. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const name = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-semibold text-small">{props.legend}</legend>
      <div className={cx("grid gap-2", COLUMNS[props.columns ?? 1])}>
        {props.choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-11 gap-3 rounded-sm border border-edge bg-sheet px-3 py-2.5 has-checked:border-accent has-checked:bg-wash has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 has-disabled:opacity-55"
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === props.value}
              disabled={choice.disabled}
              onChange={() => props.onChange(choice.value)}
              className="mt-1 size-4 shrink-0 accent-accent outline-none"
            />
            <span className="grid content-start">
              <span className="font-semibold">{choice.label}</span>
              {choice.about && <span className="text-quiet text-small">{choice.about}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
