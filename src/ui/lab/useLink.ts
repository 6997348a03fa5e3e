"use client";

import { useEffect } from "react";

/** Links change with every move of a slider; browsers refuse too many changes of an address. */
const PAUSE_MS = 250;

/** Keeps the page's address at its state, so that it can be shared and reloaded. */
export function useLink(entries: readonly (readonly [string, string])[]): void {
  const text = linkText(entries);
  useEffect(() => {
    const timer = setTimeout(() => {
      window.history.replaceState(null, "", text || window.location.pathname);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
}

/** The same as a whole address, at once. */
export const linkOf = (entries: readonly (readonly [string, string])[]) =>
  `${window.location.origin}${window.location.pathname}${linkText(entries)}`;

function linkText(entries: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams(entries.map(([name, value]) => [name, value])).toString();
  return query && `?${query}`;
}
