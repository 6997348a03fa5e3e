import Link from "next/link";

interface Crumb {
  href: string;
  label: string;
}

interface BreadcrumbProps {
  label: string;
  crumbs: readonly Crumb[];
}

/** The way back up; the page itself is named by its heading. */
export function Breadcrumb({ label, crumbs }: BreadcrumbProps) {
  return (
    <nav aria-label={label} className="text-small">
      <ol className="flex flex-wrap gap-x-2">
        {crumbs.map((crumb, index) => (
          <li key={crumb.href} className="flex items-center gap-2 text-quiet">
            <Link href={crumb.href} className="link inline-flex min-h-11 items-center">
              {crumb.label}
            </Link>
            {index < crumbs.length - 1 && <span aria-hidden="true">/</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
