import { type ReactNode, useId } from "react";

interface InlineFieldProps {
  label: string;
  /** Gets the id by which the label names its control. */
  children: (id: string) => ReactNode;
}

/** A control that changes what a page shows, with its label beside it. */
export function InlineField({ label, children }: InlineFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
