"use client";

import { useEffect } from "react";
import { forgetPagesOf, PAGES_PREFIX } from "../session/keptPages";

/**
 * Keeps this page on the device, so that a reload without a network still finds it; public/sw.js
 * hands it out. Pages show who is signed in, so those of anybody else are forgotten first. (Browsers
 * allow this on secure pages only; elsewhere a reload needs the network, and answers are kept still.)
 */
export function useKeptPage(userId: string, path: string): void {
  useEffect(() => {
    if (!("serviceWorker" in navigator) || !("caches" in window)) return;
    void keep(userId, path).catch(() => {
      // Without the room or the network to keep it, the page works as it did.
    });
  }, [userId, path]);
}

async function keep(userId: string, path: string): Promise<void> {
  await navigator.serviceWorker.register("/sw.js", { scope: "/rounds/" });
  const name = `${PAGES_PREFIX}${userId}`;
  await forgetPagesOf((other) => other !== name);
  const cache = await caches.open(name);
  await cache.addAll([path, ...assetsOfThisPage()]);
}

/** What this page has loaded of its build: its names change with their content. */
function assetsOfThisPage(): string[] {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const own = loaded.filter(
    ({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"),
  );
  return [...new Set(own.map(({ pathname, search }) => pathname + search))];
}
