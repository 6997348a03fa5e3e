"use client";

import { useEffect, useRef, useState } from "react";
import { type AnswerForm, missingFrom, readAnswer } from "./answerForm";
import type { QueuedAnswer } from "./device/database";
import type { JudgingAction, Keymap } from "./keymap";
import type { Outcome, Said } from "./types";
import { useKeys } from "./useKeys";

/** A press so soon after a pair appeared was meant for the one before: nobody reads that fast. */
const SEEN_MS_MIN = 400;

/** What it takes to answer a pair. */
export interface Answering {
  pair: QueuedAnswer["pair"];
  /** What was said before, when the pair is judged again. */
  initial: AnswerForm;
  multiplierMax: number;
  keymap: Keymap;
  onAnswer: (said: Said) => Promise<unknown>;
}

/** What is filled in about one pair, by hand and by key, until it is answered. */
export function useAnswerForm({ pair, initial, multiplierMax, keymap, onAnswer }: Answering) {
  const [form, setForm] = useState(initial);
  const said = Boolean(initial.reason) || initial.reasonTags.length > 0;
  const [reasons, setReasons] = useState(pair.asksReason || said);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const shownAt = useRef(Number.POSITIVE_INFINITY);
  const wantsFocus = useRef(false);
  /** Two presses in one moment must not become two answers. */
  const answering = useRef(false);
  useEffect(() => {
    shownAt.current = performance.now();
  }, []);
  useEffect(() => {
    if (!wantsFocus.current || !reasonField.current) return;
    wantsFocus.current = false;
    reasonField.current.focus({ preventScroll: true });
    reasonField.current.scrollIntoView({ block: "center" });
  });

  const change = (part: Partial<AnswerForm>) => setForm((now) => ({ ...now, ...part }));
  const isSeen = () => performance.now() - shownAt.current >= SEEN_MS_MIN;
  function next(): boolean {
    const answer = readAnswer(form, multiplierMax, performance.now() - shownAt.current);
    if (!answer || answering.current || !isSeen()) return false;
    answering.current = true;
    void onAnswer(answer).finally(() => {
      answering.current = false;
    });
    return true;
  }
  /** Chosen a second time, it is the answer. */
  function choose(outcome: Outcome): boolean {
    if (!isSeen()) return true;
    if (form.choice === outcome && missingFrom(form, multiplierMax) === null) return next();
    change({ choice: outcome });
    return true;
  }
  function askWhy(): boolean {
    if (form.choice === null) return false;
    wantsFocus.current = true;
    setReasons(true);
    // Shown already, the field takes the focus now; else once it is there.
    setForm((now) => ({ ...now }));
    return true;
  }
  const complete = missingFrom(form, multiplierMax) === null;
  useKeys(keymap, complete, (action: JudgingAction) => {
    if (action === "undo" || action === "help") return false;
    if (action === "next") return next();
    return action === "reason" ? askWhy() : choose(action);
  });
  return { form, change, choose, next, reasons, reasonField, askWhy };
}
