// Hands out a kept page when the network does not: a juror who reloads on a train still has the
// pairs and the answers, which lie in IndexedDB. It keeps nothing itself; see ui/judging/useKeptPage.

const KEPT_PAGE = /^\/rounds\/[^/]+\/compare$/;
const ASSET = /^\/_next\/static\//;

const OFFLINE = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Offline · Steelyard</title>
<body style="font: 1.1rem/1.6 system-ui; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1>There is no network</h1>
<p>Answers you gave are kept on this device and are sent when the network is back.</p>
<p><a href="">Try again</a></p></body></html>`;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && KEPT_PAGE.test(pathname)) {
    event.respondWith(fetch(request).catch(() => keptPage(pathname)));
  } else if (ASSET.test(pathname)) {
    event.respondWith(keptAsset(request));
  }
});

async function keptPage(pathname) {
  const kept = await caches.match(pathname, { ignoreVary: true });
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return kept ?? new Response(OFFLINE, { status: 503, headers });
}

async function keptAsset(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
