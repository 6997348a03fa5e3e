import { describe, expect, test } from "vitest";
import { rng } from "~/core/numeric";
import { bootstrapWeights, summariseBootstrap } from "~/core/ranking";
import { AppError } from "~/errors";
import { bootstrapInThreads } from "~/server/jobs/bootstrapInThreads";

const n = 12;
const rows = 300;
const random = rng("bootstrap in threads");
const a = Int32Array.from({ length: rows }, () => random.int(n));
const b = a.map((item) => (item + 1 + random.int(n - 1)) % n);
const logRatio = Float64Array.from(a, (item, k) => (b[k]! - item) / 5 + random.normal());
const outcome = logRatio.map((y) => (y > 0 ? 1 : 0));
const juror = Int32Array.from(a, () => random.int(8));
const data = { binary: { n, a, b, outcome, juror }, ratio: { n, a, b, logRatio, juror } };
/** Threads that keep this process alive: idle ones do not. */
const threadsAtWork = () =>
  process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
const control = () => ({ onProgress() {}, signal: new AbortController().signal });

describe("bootstrapInThreads", () => {
  test.each([
    { method: "bt_l2", kind: "parametric" },
    { method: "bt_l2", kind: "jurors" },
    { method: "log_l2_ridge", kind: "jurors" },
    { method: "huber", kind: "parametric" },
  ] as const)("$kind $method: the same with 1, 2 and 3 threads as without", async (asked) => {
    const request = { data, params: {}, ...asked, seed: "s", replicates: 17 };
    const expected = summariseBootstrap(bootstrapWeights(data, request));
    for (const threads of [1, 2, 3]) {
      const found = await bootstrapInThreads({ ...request, threads }, control());
      expect(found).toEqual({ ...expected, ...asked, seed: "s", replicates: 17 });
    }
  });

  test("progress rises to one", async () => {
    const told: number[] = [];
    const request = { data, method: "bt_l2", kind: "parametric", seed: 1 } as const;
    const onProgress = (fraction: number) => told.push(fraction);
    const { signal } = new AbortController();
    await bootstrapInThreads({ ...request, replicates: 50, threads: 2 }, { onProgress, signal });
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual([...told].sort((x, y) => x - y));
    expect(told.at(-1)).toBe(1);
  });

  test("an abort ends every thread of it", async () => {
    const stop = new AbortController();
    const request = { data, method: "huber", kind: "parametric", seed: 1 } as const;
    const before = threadsAtWork();
    let during = 0;
    const onProgress = () => {
      during = threadsAtWork();
      stop.abort(new Error("enough"));
    };
    const run = bootstrapInThreads(
      { ...request, replicates: 20_000, threads: 2 },
      { onProgress, signal: stop.signal },
    );
    await expect(run).rejects.toThrow("enough");
    expect([during, threadsAtWork()]).toEqual([before + 2, before]);
    const again = { ...request, method: "bt_l2", replicates: 3, threads: 2 };
    expect(await bootstrapInThreads(again, control())).toMatchObject({ used: 3 });
  });

  test("says why there is no answer, and keeps its threads", async () => {
    const request = { data, method: "bt_l2", kind: "jurors", seed: 1, replicates: 2 } as const;
    const { juror: _, ...binary } = data.binary;
    const nobody = { ...request, data: { ...data, binary }, threads: 1 };
    const refused = bootstrapInThreads(nobody, control());
    await expect(refused).rejects.toThrow(AppError);
    await expect(refused).rejects.toThrow("name no jurors");
    expect(await bootstrapInThreads({ ...request, threads: 1 }, control())).toMatchObject({
      used: 2,
    });
  });
});
