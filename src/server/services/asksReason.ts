import { sha256Hex } from "~/core/formats";

/** One pair in so many. */
const REASON_ASKED_EVERY = 5;
const HEX_DIGITS = 8;

/**
 * Whether the juror is asked why, which most pairs only offer. Drawn from the pair's id: the same
 * on every device and after every reload, and nothing a juror could see coming.
 */
export function asksReason(assignmentId: string): boolean {
  const draw = Number.parseInt(sha256Hex(`reason\n${assignmentId}`).slice(0, HEX_DIGITS), 16);
  return draw % REASON_ASKED_EVERY === 0;
}
