import type { ReactNode } from "react";

interface Definition {
  term: ReactNode;
  value: ReactNode;
  /** What it means, for people who meet it for the first time. */
  about?: ReactNode;
}

export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="divide-y divide-rule border-rule border-y text-small">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, never reordered
        <div key={index} className="grid gap-x-6 py-2.5 sm:grid-cols-[14rem_1fr]">
          <dt className="text-quiet">{item.term}</dt>
          <dd className="grid min-w-0">
            <span className="break-words">{item.value}</span>
            {item.about && <span className="text-quiet">{item.about}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
