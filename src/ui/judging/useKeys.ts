"use client";

import { useEffect, useRef } from "react";
import { actionOf, isTakenAt, type JudgingAction, type Keymap, mirrored } from "./keymap";

/**
 * Listens for the judging keys anywhere on the page, except where keys already mean something.
 *
 * @param answered whether Enter would give an answer now
 * @param run says whether it did anything; if not, the key is left to others
 */
export function useKeys(
  keymap: Keymap,
  answered: boolean,
  run: (action: JudgingAction) => boolean,
): void {
  const latest = useRef({ keymap, answered, run });
  latest.current = { keymap, answered, run };
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented) return;
      const { keymap, answered, run } = latest.current;
      const taken = isTakenAt(event.target, event.key, answered);
      const { ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
      const rightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
      const key = rightToLeft ? mirrored(event.key) : event.key;
      const press = { key, ctrlKey, metaKey, altKey, shiftKey, repeat };
      const action = actionOf(keymap, press, taken);
      if (action && run(action)) event.preventDefault();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
