"use client";

import type { ReactNode } from "react";
import { type ControlProps, Field } from "./Field";
import type { FieldIssue } from "./fieldIssue";

interface FormFieldProps {
  /** As issues name it; their summary leads here. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  issues: readonly FieldIssue[];
  children: (control: ControlProps) => ReactNode;
}

export const fieldAnchor = (name: string) => `field-${name.replace(/\W/g, "-")}`;

/** A field of a form, with the issues that belong to it. */
export function FormField({ name, issues, ...field }: FormFieldProps) {
  const own = issues.filter((issue) => issue.field === name).map((issue) => issue.message);
  return (
    <div id={fieldAnchor(name)}>
      <Field {...field} error={own} />
    </div>
  );
}
