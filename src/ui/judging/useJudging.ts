"use client";

import { useRef, useState } from "react";
import { isBreakDue } from "./answer";
import { NOTHING_SAID } from "./answerForm";
import type { Earlier } from "./device/judgingDevice";
import { useDevice } from "./device/useDevice";
import type { Said } from "./types";

/** A juror's sitting: which pair is shown, what was answered last, when to pause. */
export function useJudging(userId: string, roundId: string) {
  const { device, state } = useDevice(userId, roundId, true);
  const [again, setAgain] = useState<Earlier | null>(null);
  /** The number of answers after which the juror last went on. */
  const [wentOnAt, setWentOnAt] = useState(0);
  const [next] = state.over ? [] : state.pairs;
  const { given, lastSeq } = state;
  const last = state.answers.find(({ seq, state }) => seq === lastSeq && state !== "refused");

  async function answer(said: Said) {
    if (!again) return next && device.answer(next, said);
    const seq = await device.change(again, said);
    if (seq !== null) setAgain(null);
    return seq;
  }
  async function undo() {
    if (last) setAgain(await device.undo());
  }
  const shown = again ?? (next ? { pair: next } : null);
  const key = shown && `${shown.pair.id} ${again ? "again" : ""}`;
  const firstKey = useRef(key);
  firstKey.current ??= key;
  const subject = shown && {
    key,
    pair: shown.pair,
    initial: NOTHING_SAID,
    again: again !== null,
    /** The first pair does not take the focus; each later one does, and is read from its question on. */
    takesFocus: key !== firstKey.current,
  };
  return {
    ...{ device, state, subject, last: last ?? null },
    ...{ answer, undo, leave: () => setAgain(null) },
    pausing: !again && isBreakDue(given) && wentOnAt !== given,
    goOn: () => setWentOnAt(given),
  };
}
