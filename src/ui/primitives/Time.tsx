import { formatDate, formatDateTime, formatRelative } from "./times";

interface TimeProps {
  at: Date;
  /** "relative" by default; the exact moment is always in the title. */
  as?: "relative" | "date" | "dateTime";
}

export function Time({ at, as = "relative" }: TimeProps) {
  const exact = formatDateTime(at);
  const text =
    as === "relative" ? formatRelative(at, new Date()) : as === "date" ? formatDate(at) : exact;
  return (
    // A minute may pass between the server's rendering and the browser's.
    <time dateTime={at.toISOString()} title={exact} suppressHydrationWarning>
      {text}
    </time>
  );
}
