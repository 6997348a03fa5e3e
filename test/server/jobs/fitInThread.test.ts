import { expect, test } from "vitest";
import { toComparisonData } from "~/core/formats";
import { fitInThread } from "~/server/jobs/fitInThread";
import type { FitRequest } from "~/server/services/computeFit";

const request: FitRequest = {
  method: "log_l2_ridge",
  params: { lambda: 3 },
  data: toComparisonData({
    items: ["a", "b", "c"],
    rows: [
      { line: 2, a: 0, b: 1, outcome: 1, logRatio: Math.log(2) },
      { line: 3, a: 1, b: 2, outcome: 1, logRatio: Math.log(3) },
    ],
  }),
};
const control = () => ({ onProgress() {}, signal: new AbortController().signal });

test("a thread that has answered answers again", async () => {
  const first = await fitInThread(request, control());
  expect(first).toMatchObject({ ok: true });
  expect(await fitInThread(request, control())).toEqual(first);
});

test("an aborted fit ends its thread, and the next gets another", async () => {
  const stop = new AbortController();
  const fit = fitInThread(request, { onProgress() {}, signal: stop.signal });
  stop.abort(new Error("enough"));
  await expect(fit).rejects.toThrow("enough");
  expect(await fitInThread(request, control())).toMatchObject({ ok: true });
});
