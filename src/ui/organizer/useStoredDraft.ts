"use client";

import { useEffect, useState } from "react";
import type { RoundDraft } from "./roundDraft";

/**
 * A draft that survives a reload or a sign-in, kept in this browser tab only.
 *
 * @param key where it is kept; null keeps it in memory alone
 */
export function useStoredDraft(key: string | null, initial: RoundDraft) {
  const [draft, setDraft] = useState(initial);
  useEffect(() => {
    const stored = key && sessionStorage.getItem(key);
    if (stored) setDraft((now) => ({ ...now, ...readDraft(stored) }));
  }, [key]);

  function set(change: Partial<RoundDraft>) {
    setDraft((now) => {
      const next = { ...now, ...change };
      if (key) sessionStorage.setItem(key, JSON.stringify(next));
      return next;
    });
  }
  const forget = () => {
    if (key) sessionStorage.removeItem(key);
  };
  return { draft, set, forget };
}

function readDraft(stored: string): Partial<RoundDraft> {
  try {
    return JSON.parse(stored) as Partial<RoundDraft>;
  } catch {
    return {}; // Left by another version of this page: the form simply starts anew.
  }
}
