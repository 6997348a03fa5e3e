import Link from "next/link";
import { cx } from "./cx";

interface Tab {
  href: string;
  label: string;
  current: boolean;
}

/** Views of one thing as links, so that each has an address. Scrolls sideways on phones. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="relative overflow-x-auto border-rule border-b">
      <ul className="flex gap-x-6">
        {tabs.map((tab) => (
          <li key={tab.href} className="shrink-0">
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "-mb-px inline-flex min-h-11 items-center border-b-2 text-small -outline-offset-2",
                tab.current
                  ? "border-accent font-semibold text-ink"
                  : "border-transparent text-quiet hover:border-edge hover:text-ink",
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
