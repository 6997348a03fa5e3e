import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** What would put something here, and who can do it. */
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-2 border-rule border-y py-8">
      <p className="font-semibold font-serif text-h3">{title}</p>
      {children && <div className="measure text-quiet">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
