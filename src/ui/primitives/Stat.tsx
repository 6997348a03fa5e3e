import type { ReactNode } from "react";

interface StatProps {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
}

/** One number with its name; inside a StatRow. */
export function Stat({ label, value, unit, note }: StatProps) {
  return (
    <div className="grid content-start gap-0.5 border-ink border-t pt-2">
      <dt className="text-quiet text-small">{label}</dt>
      <dd className="font-serif text-figure">
        {value}
        {unit && <span className="ml-1.5 font-sans text-base text-quiet">{unit}</span>}
      </dd>
      {note && <dd className="text-fine text-quiet">{note}</dd>}
    </div>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-x-6 gap-y-6 md:grid-cols-4">{children}</dl>;
}
