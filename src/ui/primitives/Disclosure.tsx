import type { ReactNode } from "react";

interface DisclosureProps {
  summary: ReactNode;
  open?: boolean;
  /** Told when it opens and closes, so that what it shows is asked for only then. */
  onToggle?: (open: boolean) => void;
  children: ReactNode;
}

export function Disclosure({ summary, open, onToggle, children }: DisclosureProps) {
  return (
    <details
      open={open}
      onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
      className="group border-rule border-y"
    >
      <summary className="flex min-h-11 list-none items-center gap-2 font-semibold text-small [&::-webkit-details-marker]:hidden">
        <span
          aria-hidden="true"
          className="inline-block text-accent transition-transform group-open:rotate-90"
        >
          ▸
        </span>
        {summary}
      </summary>
      <div className="pt-1 pb-5">{children}</div>
    </details>
  );
}
