"use client";

import { TextField } from "../primitives/TextField";
import type { FieldsProps, RoundDraft } from "./roundDraft";

/** Fields of the draft that hold a number as it was typed. */
type NumberName = {
  [Name in keyof RoundDraft]: RoundDraft[Name] extends string ? Name : never;
}[keyof RoundDraft];

interface NumberFieldsProps extends FieldsProps {
  fields: readonly { name: NumberName; label: string; hint: string }[];
}

/** Short numbers, one field each. */
export function NumberFields({ fields, draft, set, issues }: NumberFieldsProps) {
  return fields.map(({ name, label, hint }) => (
    <TextField
      key={name}
      name={name}
      label={label}
      hint={hint}
      issues={issues}
      inputMode="decimal"
      className="max-w-24"
      value={draft[name]}
      onChange={(value) => set({ [name]: value })}
    />
  ));
}
