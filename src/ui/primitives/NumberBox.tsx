"use client";

import { useState } from "react";
import { Input } from "./controls";
import { Field } from "./Field";

interface NumberBoxProps {
  label: string;
  hint?: string;
  value: number | undefined;
  min: number;
  max: number;
  /** What is written times this is the value: 0.01 for percent. */
  scale?: number;
  /** May be left empty, which means: none. */
  optional?: boolean;
  /** Has no digits after the point. */
  whole?: boolean;
  onChange: (value: number | undefined) => void;
}

const written = (value: number | undefined, scale: number) =>
  value === undefined ? "" : String(Number((value / scale).toPrecision(12)));

/** A number that is taken as soon as it is one, and kept as typed while it is not. */
export function NumberBox(props: NumberBoxProps) {
  const { label, hint, value, min, max, scale = 1, optional, whole, onChange } = props;
  const [text, setText] = useState(written(value, scale));
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (read(text) !== value) setText(written(value, scale));
  }
  function read(typed: string): number | undefined {
    const number = typed.trim() === "" ? Number.NaN : Number(typed) * scale;
    if (whole && !Number.isInteger(number)) return undefined;
    return number >= min && number <= max ? Number(number.toPrecision(12)) : undefined;
  }
  function type(typed: string) {
    setText(typed);
    const empty = typed.trim() === "" && optional === true;
    const number = read(typed);
    if (!empty && number === undefined) return;
    setKnown(number);
    onChange(number);
  }
  const wrong = read(text) === undefined && !(optional && text.trim() === "");
  const from = written(min, scale);
  const to = written(max, scale);
  return (
    <Field
      label={label}
      hint={hint}
      optional={optional === true}
      error={wrong ? `A ${whole ? "whole number" : "number"} from ${from} to ${to}` : null}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          className="max-w-32"
          value={text}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </Field>
  );
}
