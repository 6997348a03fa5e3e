import { expect, test } from "vitest";
import { endWorker } from "~/ui/primitives/endWorker";

test("a worker that is ended while it loads says nothing more, not even that it failed", () => {
  const heard: string[] = [];
  const worker = {
    onmessage: () => heard.push("message"),
    onerror: () => heard.push("error"),
    terminate() {
      // As Chromium does now and then: what was on its way still arrives.
      worker.onmessage?.();
      worker.onerror?.();
    },
  };
  endWorker(worker as unknown as Worker);
  expect(heard).toEqual([]);
});

test("where there is no worker, nothing ends", () => {
  expect(() => endWorker(null)).not.toThrow();
});
