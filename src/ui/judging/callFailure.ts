import type { ComponentProps } from "react";
import type { ActionError } from "../primitives/ActionError";

/** What a failed call tells; `data` is absent when no answer came back at all. */
export type CallError = NonNullable<ComponentProps<typeof ActionError>["error"]> & {
  data?: { appCode?: string | null } | null;
};

/** A call that never got an answer: the request, or the answer to it, was lost on the way. */
export const isLostOnTheWay = (error: CallError) => !error.data;

/** How often a lost answer is sent again by itself, under the same key, before the juror is asked. */
export const RESENDS_MAX = 4;

export const resendDelayMs = (failures: number) => Math.min(1000 * 2 ** failures, 8000);

/** The served pair cannot be answered (any more): answered in another tab, or served again since. */
export const isPairSpent = (error: CallError) => error.data?.appCode === "conflict";

/** Judging has ended while the page was open. */
export const isOver = (error: CallError) => error.data?.appCode === "gone";
