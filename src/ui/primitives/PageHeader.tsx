import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  /** Beside the title: a status. */
  aside?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, lead, aside, actions }: PageHeaderProps) {
  return (
    <header className="grid gap-4 pt-8 pb-6 md:pt-10">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <h1 className="text-h1">{title}</h1>
        {aside}
      </div>
      {lead && <div className="measure text-pretty text-lead text-quiet">{lead}</div>}
      {actions && <div className="flex flex-wrap gap-3 pt-2">{actions}</div>}
    </header>
  );
}

interface SectionProps {
  title: ReactNode;
  /** An anchor for links into the page. */
  id?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, id, lead, actions, children }: SectionProps) {
  return (
    <section className="grid grid-cols-1 gap-5 py-8">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="grid gap-1.5">
          <h2 id={id} className="text-h2">
            {title}
          </h2>
          {lead && <div className="measure text-quiet">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
