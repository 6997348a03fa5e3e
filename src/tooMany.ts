/**
 * A page refused by the rate limit reaches the browser as an error whose message the framework hides;
 * only its digest passes. So the digest says what it is, and how long to wait.
 */
const MARK = "too-many;";

export function tooManyDigest(seconds: number): string {
  return `${MARK}${seconds}`;
}

/** Seconds to wait, where the digest is one of those; else undefined. */
export function secondsToWait(digest: string | undefined): number | undefined {
  if (!digest?.startsWith(MARK)) return undefined;
  const seconds = Number(digest.slice(MARK.length));
  return seconds > 0 ? seconds : undefined;
}
