"use client";

import { useEffect, useRef } from "react";
import { isTypingIn, type JudgingAction, shortcutOf } from "./shortcut";

/** Listens for the judging keys anywhere on the page, except where keys write. */
export function useShortcuts(run: (action: JudgingAction) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented) return;
      const action = shortcutOf(event, isTypingIn(event.target));
      if (!action) return;
      event.preventDefault();
      latest.current(action);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
