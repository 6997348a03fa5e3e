"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { JudgingAction, Keymap } from "../keymap";
import { useKeys } from "../useKeys";
import {
  moved,
  NOTHING_PLACED,
  picked,
  placeAt,
  pressed,
  readSetAnswer,
  type ServedSet,
  type SetForm,
  type SetSaid,
} from "./setForm";

/** A press so soon after a set appeared was meant for what was there before. */
const SEEN_MS_MIN = 400;

/** What it takes to answer a set. */
export interface SetAnswering {
  set: Pick<ServedSet, "id" | "kind" | "projects">;
  /** What was said before, when the set is judged again. */
  initial: SetForm;
  keymap: Keymap;
  onAnswer: (said: SetSaid) => Promise<unknown>;
}

/** What is filled in about one set, by hand and by key, until it is answered. */
export function useSetForm({ set, initial, keymap, onAnswer }: SetAnswering) {
  const [form, setForm] = useState(initial);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const shownAt = useRef(Number.POSITIVE_INFINITY);
  const answering = useRef(false);
  const focused = useRef<string | null>(null);
  useEffect(() => {
    shownAt.current = performance.now();
  }, []);
  useEffect(() => {
    // A card that changed its place in the list has lost the focus by it.
    if (focused.current === null) return;
    document.querySelector<HTMLElement>(`[data-project="${focused.current}"]`)?.focus();
    focused.current = null;
  });
  const items = set.projects.map(({ id }) => id);
  const tookMs = () => performance.now() - shownAt.current;
  const change = (part: Partial<SetForm>) => setForm((now) => ({ ...now, ...part }));
  const arrange = (id: string, next: (ranking: readonly string[]) => string[]) => {
    focused.current = id;
    setForm((now) => ({ ...now, skips: false, skipReason: null, ranking: next(now.ranking) }));
  };
  const press = (id: string) => arrange(id, (ranking) => pressed(ranking, id, items));
  const move = (id: string, by: -1 | 1) => arrange(id, (ranking) => moved(ranking, id, by, items));
  const pick = (which: "best" | "worst", id: string) =>
    setForm((now) => ({ ...picked(now, which, id), skips: false, skipReason: null }));
  function send(): boolean {
    const answer = readSetAnswer(set, form, tookMs());
    if (!answer || answering.current || tookMs() < SEEN_MS_MIN) return false;
    answering.current = true;
    void onAnswer(answer).finally(() => {
      answering.current = false;
    });
    return true;
  }
  /** Keys that mean the project whose card has the focus. */
  function keyed(id: string, key: string): boolean {
    if (set.kind === "bestWorst") {
      const which = ({ b: "best", w: "worst" } as const)[key.toLowerCase()];
      if (which) pick(which, id);
      return which !== undefined;
    }
    if (key === "ArrowUp" || key === "ArrowDown") {
      move(id, key === "ArrowUp" ? -1 : 1);
      return true;
    }
    const place = Number(key);
    if (!(place >= 1 && place <= items.length)) return false;
    arrange(id, (ranking) => placeAt(ranking, id, place - 1, items));
    return true;
  }
  const onCardKey = (id: string) => (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (!ctrlKey && !metaKey && !altKey && keyed(id, key)) event.preventDefault();
  };
  const complete = readSetAnswer(set, form, 0) !== null;
  useKeys(keymap, complete, (action: JudgingAction) => {
    if (action === "next") return send();
    if (action === "skip") change({ skips: true });
    else if (action === "reason") reasonField.current?.focus();
    else return false;
    return true;
  });
  return {
    ...{ form, change, press, move, pick, send, complete, reasonField, onCardKey },
    clear: () => setForm({ ...NOTHING_PLACED, reason: form.reason }),
  };
}
