"use client";

import type { ComponentProps, ReactNode } from "react";
import { Input } from "./controls";
import { FormField } from "./FormField";
import type { FieldIssue } from "./fieldIssue";

interface TextFieldProps
  extends Pick<
    ComponentProps<"input">,
    "inputMode" | "className" | "type" | "autoComplete" | "spellCheck" | "maxLength" | "placeholder"
  > {
  /** As issues name it; their summary leads here. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  issues: readonly FieldIssue[];
  value: string;
  onChange: (value: string) => void;
}

/** One line of text or a number of a form, with the issues that belong to it. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, optional, issues, onChange, ...input } = props;
  return (
    <FormField {...{ name, label, hint, optional, issues }}>
      {(control) => (
        <Input
          autoComplete="off"
          {...control}
          {...input}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}
