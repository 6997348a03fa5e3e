import { cx } from "./cx";

/** The place of something that is on its way; give it the height of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={cx("animate-pulse rounded-sm bg-rule", className ?? "h-4")}
    />
  );
}

/** A page on its way: header and a few rows, announced once. */
export function PageSkeleton({ label = "Loading" }: { label?: string }) {
  return (
    <div role="status" className="grid gap-6 py-8">
      <span className="sr-only">{label}</span>
      <Skeleton className="h-10 w-2/3" />
      <Skeleton className="h-5 w-full max-w-xl" />
      <Skeleton className="h-72 w-full" />
    </div>
  );
}
