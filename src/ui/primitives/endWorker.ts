/**
 * Ends a browser's worker and hears nothing of it any more: Chromium tells of an error when a worker is
 * ended while it still loads, and what is said by the one before is no news of the one after.
 */
export function endWorker(worker: Worker | null): void {
  if (!worker) return;
  worker.onmessage = null;
  worker.onerror = null;
  worker.terminate();
}
