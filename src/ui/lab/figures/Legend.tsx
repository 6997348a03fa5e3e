export interface LegendItem {
  readonly label: string;
  readonly colour: string;
  readonly dashed?: boolean;
}

/** What the colours of a chart stand for. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-small">
      {items.map(({ label, colour, dashed }) => (
        <li key={label} className="flex items-center gap-2">
          <span
            aria-hidden="true"
            className="inline-block w-6 border-t-3"
            style={{ borderColor: colour, borderStyle: dashed ? "dashed" : "solid" }}
          />
          {label}
        </li>
      ))}
    </ul>
  );
}
