const MINUTE = 60;
/** Up to here seconds say more than minutes. */
const SECONDS_MOST = 90;

/** @example durationText(0.2) // "a second"; 12 → "12 seconds"; 600 → "10 minutes" */
export function durationText(seconds: number): string {
  if (seconds < 1.5) return "a second";
  if (seconds <= SECONDS_MOST) return `${Math.round(seconds)} seconds`;
  return `${Math.round(seconds / MINUTE)} minutes`;
}
