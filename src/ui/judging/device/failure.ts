/** What a failed call tells; `data` is absent when no answer came back at all. */
export interface CallError {
  message: string;
  data?: {
    appCode?: string | null;
    httpStatus?: number;
    retryAfterSeconds?: number | null;
  } | null;
}

/**
 * What to do about an answer that was not recorded. `lost`: the network took it, or its reply; send
 * it again as it is. `busy`: the server cannot just now. `held`: only the person who gave it may
 * send it, and somebody else is signed in, or nobody. `refused`: it will never be taken.
 */
export type Failure = "lost" | "busy" | "held" | "refused";

const HELD = ["unauthenticated", "forbidden"];
const SERVER_ERROR_MIN = 500;
/** Time-out and too many requests: the server's own words for "later". */
const LATER = [408, 429];

export function failureOf({ data }: CallError): Failure {
  if (!data) return "lost";
  const { appCode, httpStatus = SERVER_ERROR_MIN } = data;
  if (appCode && HELD.includes(appCode)) return "held";
  if (appCode === "tooMany" || LATER.includes(httpStatus)) return "busy";
  return httpStatus >= SERVER_ERROR_MIN ? "busy" : "refused";
}

/** Judging has ended while the page was open. */
export const isOver = ({ data }: CallError) => data?.appCode === "gone";

const FIRST_DELAY_MS = 1000;
const DELAY_MS_MAX = 30_000;

/** How long to wait before sending again: doubling, or as long as the server asks. */
export function resendDelayMs(failures: number, error?: CallError): number {
  const asked = (error?.data?.retryAfterSeconds ?? 0) * 1000;
  return Math.max(asked, Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), DELAY_MS_MAX));
}
