import { beforeAll, describe, expect, test } from "vitest";
import { hashOf } from "~/core/formats";
import {
  ATTACK_NUMBERS,
  CONTEST_NUMBERS,
  kindOf,
  type LabStudy,
  planStudy,
  runStudyTasks,
  SOCIETY_NUMBERS,
  type Study,
  summariseStudy,
  workOf,
} from "~/core/simulation";
import type { Actor } from "~/server/auth/types";
import { workerDb } from "~/server/db/worker";
import { installQueue } from "~/server/jobs/queue";
import { cancelRun, deleteRun, renameRun, restoreRun } from "~/server/services/lab/changeRun";
import { type ComputeStudy, computePart, computeSummary } from "~/server/services/lab/computeStudy";
import { finishRun } from "~/server/services/lab/finishRun";
import { getRun } from "~/server/services/lab/getRun";
import { listRuns } from "~/server/services/lab/listRuns";
import { saveRun } from "~/server/services/lab/saveRun";
import { simulatePart } from "~/server/services/lab/simulatePart";
import { splitRun } from "~/server/services/lab/splitRun";
import { addPerson, jobsOf } from "./fixture";

const v3 = { model: "v3", mode: "corrected" } as const;
const single: Study = { configs: [v3], seed: "s", timesteps: 20, runs: 1, axes: [] };
/** Several parts. */
const many: Study = { ...single, timesteps: 100, runs: 210 };
/** As much as one run may be. */
const dear: Study = { ...single, timesteps: 100, runs: 10_000 };

const usual = (bounds: Readonly<Record<string, { readonly usual: number }>>) =>
  Object.fromEntries(Object.entries(bounds).map(([name, one]) => [name, one.usual]));
const numbersOf = (kind: string, bounds: Parameters<typeof usual>[0], changes = {}) =>
  ({ kind, seed: "s", numbers: { ...usual(bounds), ...changes } }) as unknown as LabStudy;
const jury = (changes = {}) => numbersOf("contest", CONTEST_NUMBERS, changes);
/** Several parts each, but for the society's. */
const jurySizes = jury({ items: 10, most: 20, repeats: 20 });
const attacks = numbersOf("attacks", ATTACK_NUMBERS, { donors: 50, accounts: 8, repeats: 60 });
const society = numbersOf("society", SOCIETY_NUMBERS, { citizens: 20 });

const here: ComputeStudy = {
  part: async (request, { onProgress }) => computePart(request, onProgress),
  summary: async (request) => computeSummary(request),
};

beforeAll(() => installQueue(process.env.DATABASE_URL!));

const actorOf = (userId: string): Actor => ({ userId, name: "n", email: null, demo: false });
const partsOf = (runId: string) =>
  workerDb().labPart.findMany({ where: { runId }, orderBy: { seq: "asc" } });

/** Does what the queue would, the parts in the order that `order` puts them in. */
async function compute(runId: string, order = <T>(parts: T[]) => parts): Promise<void> {
  await splitRun(runId);
  for (const { id } of order(await partsOf(runId))) await simulatePart(id, here);
  await finishRun(runId, here);
}

describe("a saved run", () => {
  test("is computed to what the browser finds, under the same hash, and has no parts left", async () => {
    const owner = await addPerson("Owner");
    const { id } = await saveRun(owner, { name: "Mine", study: single });
    expect(await getRun(null, id)).toMatchObject({ status: "queued", progress: 0, result: null });
    await compute(id);
    const plan = planStudy(single);
    const result = summariseStudy(plan, runStudyTasks(plan, 0, plan.tasks));
    const run = await getRun(null, id);
    expect(run).toMatchObject({ name: "Mine", status: "done", own: false, study: single, result });
    expect(run.resultHash).toBe(hashOf(result));
    expect(hashOf(run.result)).toBe(run.resultHash);
    expect(run.studyHash).toBe(hashOf(single));
    expect(run.codeVersion).toMatch(/^0\./);
    expect(await partsOf(id)).toEqual([]);
  });

  test("gives the same whichever order its parts are done in, and who does one twice changes nothing", async () => {
    const owner = await addPerson("Owner");
    const hashes: (string | null)[] = [];
    for (const order of [
      <T>(parts: T[]) => parts,
      <T>(parts: T[]) => [...parts].reverse().flatMap((part) => [part, part]),
    ]) {
      const { id } = await saveRun(owner, { name: "Many", study: many });
      await splitRun(id);
      await splitRun(id);
      const parts = await partsOf(id);
      expect(parts.length).toBeGreaterThan(1);
      await compute(id, order);
      await finishRun(id, here);
      hashes.push((await getRun(null, id)).resultHash);
    }
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
  });

  test.each([jurySizes, attacks, society].map((study) => [kindOf(study), study] as const))(
    "of %s gives what one process finds, whichever order its parts are done in",
    async (kind, study) => {
      const { id } = await saveRun(await addPerson("Owner"), { name: "Study", study });
      await splitRun(id);
      const parts = await partsOf(id);
      expect(parts.length).toBeGreaterThan(kind === "society" ? 0 : 1);
      await compute(id, (found) => [...found].reverse());
      const work = workOf(study);
      const result = work.summarise(work.run(0, work.tasks));
      const run = await getRun(null, id);
      expect(run).toMatchObject({ kind, status: "done", study, result });
      expect(run.resultHash).toBe(hashOf(result));
      expect(hashOf(run.result)).toBe(run.resultHash);
      expect(await partsOf(id)).toEqual([]);
    },
  );

  test("is put together when its last part is done, and not before", async () => {
    const { id } = await saveRun(await addPerson("Owner"), { name: "Many", study: many });
    await splitRun(id);
    const parts = await partsOf(id);
    for (const part of parts.slice(1)) await simulatePart(part.id, here);
    expect(await jobsOf(`finishSimulation:${id}`)).toEqual([]);
    const { progress } = await getRun(null, id);
    expect(progress).toBeGreaterThan(0.4);
    expect(progress).toBeLessThan(1);
    await simulatePart(parts[0]!.id, here);
    expect(await jobsOf(`finishSimulation:${id}`)).toHaveLength(1);
  });

  test.each([
    ["community", many],
    ["contest", jurySizes],
  ])(
    "of %s that is cancelled stops who works on it, and cannot be cancelled by anybody else",
    async (_, study) => {
      const [owner, other] = [await addPerson("Owner"), await addPerson("Other")];
      const { id } = await saveRun(owner, { name: "Many", study });
      await splitRun(id);
      const [part] = await partsOf(id);
      await expect(cancelRun(other, id)).rejects.toMatchObject({ code: "notFound" });
      const waits: ComputeStudy = {
        ...here,
        part: (_, { signal }) =>
          new Promise((__, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason));
          }),
      };
      const working = simulatePart(part!.id, waits);
      await cancelRun(owner, id);
      await working;
      await cancelRun(owner, id);
      expect(await getRun(null, id)).toMatchObject({ status: "cancelled", result: null });
      expect(await partsOf(id)).toEqual([]);
      await finishRun(id, here);
      expect(await getRun(null, id)).toMatchObject({ status: "cancelled" });
    },
  );

  test("whose computation breaks off says that the program is at fault", async () => {
    const { id } = await saveRun(await addPerson("Owner"), { name: "Many", study: many });
    await splitRun(id);
    const [part] = await partsOf(id);
    const broken: ComputeStudy = { ...here, part: () => Promise.reject(new Error("broken")) };
    await simulatePart(part!.id, broken);
    expect(await getRun(null, id)).toMatchObject({
      status: "failed",
      error: expect.stringContaining("a fault of the program"),
    });
  });

  test("is left to the next worker when its own is told to end", async () => {
    const { id } = await saveRun(await addPerson("Owner"), { name: "Many", study: many });
    await splitRun(id);
    const [part] = await partsOf(id);
    const stop = new AbortController();
    const leaves: ComputeStudy = {
      ...here,
      part: () => {
        stop.abort(new Error("told to end"));
        return Promise.reject(stop.signal.reason);
      },
    };
    await expect(simulatePart(part!.id, leaves, stop.signal)).rejects.toThrow("told to end");
    expect(await getRun(null, id)).toMatchObject({ status: "running" });
    await simulatePart(part!.id, here);
    expect((await partsOf(id))[0]).toMatchObject({ status: "done" });
  });
});

describe("the owner of a run", () => {
  test("lists, renames, deletes it and brings it back; nobody else does", async () => {
    const [owner, other] = [await addPerson("Owner"), await addPerson("Other")];
    const { id } = await saveRun(owner, { name: "First", study: single });
    await compute(id);
    await renameRun(owner, id, "Second");
    const { runs } = await listRuns(owner);
    expect(runs).toMatchObject([{ id, name: "Second", status: "done", progress: 1 }]);
    expect((await listRuns(other)).runs).toEqual([]);
    for (const act of [deleteRun, restoreRun])
      await expect(act(other, id)).rejects.toMatchObject({ code: "notFound" });
    await expect(renameRun(other, id, "Theirs")).rejects.toMatchObject({ code: "notFound" });
    await deleteRun(owner, id);
    await expect(getRun(actorOf(owner), id)).rejects.toMatchObject({ code: "notFound" });
    await expect(getRun(null, id)).rejects.toMatchObject({ code: "notFound" });
    expect((await listRuns(owner)).runs).toEqual([]);
    await restoreRun(owner, id);
    expect(await getRun(actorOf(owner), id)).toMatchObject({ name: "Second", own: true });
  });

  test("sees what each was asked for in the list", async () => {
    const owner = await addPerson("Owner");
    await saveRun(owner, { name: "A community", study: single });
    await saveRun(owner, { name: "A jury", study: jurySizes });
    expect((await listRuns(owner)).runs.map(({ asked }) => asked)).toMatchObject([
      jurySizes,
      { kind: "community", runs: 1, timesteps: 20 },
    ]);
  });

  test("is not told to readers; a fork says what it came from while that is there", async () => {
    const [owner, other] = [await addPerson("Owner"), await addPerson("Other")];
    const { id } = await saveRun(owner, { name: "Origin", study: single });
    const fork = await saveRun(other, { name: "Fork", study: single, forkedFromId: id });
    expect(JSON.stringify(await getRun(actorOf(other), id))).not.toContain(owner);
    expect(await getRun(null, fork.id)).toMatchObject({ forkedFrom: { id, name: "Origin" } });
    await deleteRun(owner, id);
    expect(await getRun(null, fork.id)).toMatchObject({ forkedFrom: null });
    const again = { name: "Late", study: single, forkedFromId: id };
    await expect(saveRun(other, again)).rejects.toMatchObject({ code: "notFound" });
  });

  test("has three runs unfinished at most, also of requests at once", async () => {
    const owner = await addPerson("Owner");
    const asked = await Promise.allSettled(
      Array.from({ length: 6 }, (_, k) => saveRun(owner, { name: `Run ${k}`, study: single })),
    );
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refused = asked.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Three of your runs"),
    });
    const { quota, runs } = await listRuns(owner);
    expect(quota).toMatchObject({ unfinished: 3, unfinishedMax: 3, kept: 3 });
    await cancelRun(owner, runs[0]!.id);
    await saveRun(owner, { name: "One more", study: single });
  });

  test("has two hours of computing a day, of which a cancelled run takes what it had", async () => {
    const owner = await addPerson("Owner");
    await expect(
      saveRun(owner, { name: "Too dear", study: { ...dear, timesteps: 1_000 } }),
    ).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("30 are the most"),
    });
    const study = { ...dear, timesteps: 600, runs: 300 };
    const { id } = await saveRun(owner, { name: "Dear", study });
    const { seconds } = await getRun(null, id);
    expect((await listRuns(owner)).quota.daySeconds).toBeCloseTo(seconds);
    await cancelRun(owner, id);
    expect((await listRuns(owner)).quota.daySeconds).toBe(0);
    const most = Math.floor(7_200 / seconds);
    for (let k = 0; k < most; k++) {
      const { id: runId } = await saveRun(owner, { name: `Dear ${k}`, study });
      await workerDb().labRun.update({
        where: { id: runId },
        data: { status: "failed", error: "A test" },
      });
    }
    await expect(saveRun(owner, { name: "One more", study })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("two hours of computing"),
    });
  });

  test.each<[string, LabStudy, string[]]>([
    [
      "everything that is wrong at once",
      jury({ items: 2, least: 50, most: 40 }),
      ["items is 2", "the largest jury must be at least as large as the smallest"],
    ],
    [
      "what would make it smaller",
      jury({ items: 200, most: 500, comparisons: 400, repeats: 100 }),
      ["30 are the most; take fewer repeats, jurors, comparisons or projects"],
    ],
    [
      "what would make attacks smaller",
      numbersOf("attacks", ATTACK_NUMBERS, { accounts: 1_000, repeats: 200 }),
      ["take fewer rounds, accounts, donors or donations"],
    ],
  ])("is told %s, and nothing is saved", async (_, study, messages) => {
    const owner = await addPerson("Owner");
    const saved = saveRun(owner, { name: "Wrong", study });
    const refused = await saved.catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "invalid" });
    for (const message of messages) expect((refused as Error).message).toContain(message);
    expect((await listRuns(owner)).runs).toEqual([]);
  });

  test.each<[string, Partial<Study>, string]>([
    ["ρ from β² on", { configs: [{ ...v3, params: { rho: 0.05 } }] }, "below beta²"],
    ["an unknown mend", { configs: [{ ...v3, mends: { x: true } }] }, "no mend is called x"],
    ["no days", { timesteps: 0 }, "timesteps are 0"],
    [
      "a community that does not fit",
      { configs: [{ ...v3, params: { n: 20_000 } }], timesteps: 10_000 },
      "more than fit into memory",
    ],
  ])("is refused %s, with the reason", async (_, changes, message) => {
    await expect(
      saveRun(await addPerson("Owner"), { name: "Wrong", study: { ...single, ...changes } }),
    ).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining(message) });
  });
});
