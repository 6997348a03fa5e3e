import type { Juror } from "./types";

/** @example formatSeconds(95) // "1 min 35 s" */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0) return `${rest} s`;
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** A share in whole percent; a dash where there is nothing to count. */
export const formatShare = (share: number | null | undefined): string =>
  share === null || share === undefined ? "–" : `${Math.round(share * 100)}%`;

/** A log ratio as a multiplier. @example formatScale(Math.log(2)) // "2×" */
export const formatScale = (logRatio: number | null): string =>
  logRatio === null ? "–" : `${Number(Math.exp(Math.abs(logRatio)).toPrecision(2))}×`;

/** The page of one juror; a name from a file may hold anything. */
export const jurorHref = (slug: string, juror: string): string =>
  `/rounds/${slug}/jurors/${encodeURIComponent(juror)}`;

/** What nobody has looked at yet, or has changed since. */
export const openFlags = (juror: Juror) => juror.flags.filter(({ review }) => !review?.current);
