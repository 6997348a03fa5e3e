const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From the largest unit to the smallest, with the size from which it is used. */
const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * DAY],
  ["month", 30 * DAY],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
];

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** @example formatRelative(twoHoursAgo, now) // "2 hours ago"; the future reads "in 2 hours" */
export function formatRelative(at: Date, now: Date): string {
  const distance = at.getTime() - now.getTime();
  const [unit, size] = UNITS.find(([, from]) => Math.abs(distance) >= from) ?? [null, 1];
  if (!unit) return distance > 0 ? "in under a minute" : "just now";
  return relative.format(Math.trunc(distance / size), unit);
}

const dateTime = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});
const date = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** @example "20 Nov 2026, 14:05 UTC" — the same for every reader, as deadlines must be */
export function formatDateTime(at: Date): string {
  return `${dateTime.format(at)} UTC`;
}

/** @example "20 Nov 2026" (UTC) */
export function formatDate(at: Date): string {
  return date.format(at);
}
