import { beforeAll, describe, expect, test } from "vitest";
import { fit as fitComparisons } from "~/core/ranking";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { cancelFit } from "~/server/services/cancelFit";
import { compareFits } from "~/server/services/compareFits";
import { type ComputeFit, computeFitInPlace } from "~/server/services/computeFit";
import { getFit, latestFit } from "~/server/services/getFit";
import { listFits } from "~/server/services/listFits";
import { hashOfRows, loadRows } from "~/server/services/loadRows";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { HEARTBEAT_MS } from "~/server/services/watchJob";
import { accessOf, addAnswers, closeRound, type Fixture, jobsOf, openRound } from "./fixture";

let round: Fixture;
const PAGE = { offset: 0, limit: 50 };
const ridge = { method: "log_l2_ridge", params: { lambda: 3 } };
const request = (input: Parameters<typeof requestFit>[2] = ridge) =>
  requestFit(round.people.organizer, round.roundId, input);

beforeAll(async () => {
  round = await openRound();
  await addAnswers(round);
});

describe("requestFit", () => {
  test("writes the row and its job together", async () => {
    const { fitId } = await request();
    expect(await jobsOf(`runFit:${fitId}`)).toHaveLength(1);
    const row = await db.fit.findUniqueOrThrow({ where: { id: fitId } });
    expect(row).toMatchObject({ status: "queued", scope: "train", params: { lambda: 3 } });
  });

  test.each([
    ["an unknown method", { method: "astrology", params: {} }, "method"],
    ["an unknown parameter", { method: "log_l2_ridge", params: { mu: 1 } }, "mu"],
    ["a parameter out of range", { method: "log_l2_ridge", params: { lambda: -1 } }, "lambda"],
    ["NaN", { method: "log_l2_ridge", params: { lambda: Number.NaN } }, "lambda"],
  ])("refuses %s by name, and writes nothing", async (_, input, column) => {
    const before = await db.fit.count();
    await expect(request(input)).rejects.toMatchObject({
      code: "invalid",
      details: { problems: [{ column }] },
    });
    expect(await db.fit.count()).toBe(before);
  });
});

describe("runFit", () => {
  test("records what core computes on the training split, with evidence and hashes", async () => {
    const { fitId } = await request();
    await runFit(fitId, computeFitInPlace);
    const shown = await getFit(accessOf(round, "open", "organizer"), fitId);
    const input = await loadRows(workerDb(), round.roundId, ["train"]);
    const expected = fitComparisons("log_l2_ridge", input.data, { lambda: 3 });
    for (const row of shown.rows) {
      const at = input.items.indexOf(row.name);
      expect(row.weight).toBe(expected.weights[at]);
      expect(row.low!).toBeLessThan(row.weight);
      expect(row.high!).toBeGreaterThan(row.weight);
    }
    expect(shown).toMatchObject({ status: "done", progress: 1, inputHash: hashOfRows(input) });
    expect(shown.codeVersion).toMatch(/^\d+\.\d+\.\d+/);
    expect(shown.evidence).toMatchObject({ converged: true, rows: input.data.binary.a.length });
  });

  test("a second run of the same fit changes nothing", async () => {
    const { fitId } = await request();
    await runFit(fitId, computeFitInPlace);
    const before = await db.fit.findUniqueOrThrow({ where: { id: fitId } });
    await runFit(fitId, computeFitInPlace);
    expect(await db.fit.findUniqueOrThrow({ where: { id: fitId } })).toEqual(before);
    const events = await db.auditEvent.findMany({ where: { action: "fit.done" } });
    expect(events.filter(({ data }) => (data as { fitId: string }).fitId === fitId)).toHaveLength(
      1,
    );
  });

  test("two workers at once record one result", async () => {
    const { fitId } = await request();
    await Promise.all([1, 2, 3].map(() => runFit(fitId, computeFitInPlace)));
    const events = await db.auditEvent.findMany({ where: { action: "fit.done" } });
    expect(events.filter(({ data }) => (data as { fitId: string }).fitId === fitId)).toHaveLength(
      1,
    );
  });

  test("a method without a finite answer fails with its reason and the graph", async () => {
    const lonely = await openRound();
    const { fitId } = await requestFit(lonely.people.organizer, lonely.roundId, {
      method: "bt",
      params: {},
    });
    await runFit(fitId, computeFitInPlace);
    const row = await db.fit.findUniqueOrThrow({ where: { id: fitId } });
    expect(row).toMatchObject({ status: "failed" });
    expect(row.error).toBeTruthy();
  });

  test("saves progress while it runs, and stops computing when cancelled", async () => {
    const { fitId } = await request();
    let aborted = false;
    const endless: ComputeFit = (_, { onProgress, signal }) =>
      new Promise((_, reject) => {
        onProgress(0.4);
        signal.addEventListener("abort", () => {
          aborted = true;
          reject(signal.reason);
        });
      });
    const running = runFit(fitId, endless);
    await expect
      .poll(async () => (await db.fit.findUnique({ where: { id: fitId } }))?.progress, {
        timeout: 10 * HEARTBEAT_MS,
      })
      .toBe(0.4);
    await cancelFit(round.people.organizer, round.roundId, fitId);
    await running;
    expect(aborted).toBe(true);
    const row = await db.fit.findUniqueOrThrow({ where: { id: fitId } });
    expect(row).toMatchObject({ status: "cancelled" });
    expect(row.cancelRequestedAt).not.toBeNull();
  });

  test("a fit cancelled before it started is not computed", async () => {
    const { fitId } = await request();
    await cancelFit(round.people.organizer, round.roundId, fitId);
    await runFit(fitId, async () => {
      throw new Error("was computed");
    });
    expect(await db.fit.findUnique({ where: { id: fitId } })).toMatchObject({
      status: "cancelled",
    });
  });

  test("a computation that breaks off is a failed fit, not a job to try again", async () => {
    const { fitId } = await request();
    await runFit(fitId, async () => {
      throw new Error("out of memory");
    });
    const row = await db.fit.findUniqueOrThrow({ where: { id: fitId } });
    expect(row.status).toBe("failed");
    expect(row.error).not.toContain("memory");
  });

  test("a worker told to end leaves its fit to the next one", async () => {
    const { fitId } = await request();
    const stop = new AbortController();
    const waiting: ComputeFit = (_, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        setTimeout(() => stop.abort(new Error("stopping")), 50);
      });
    await expect(runFit(fitId, waiting, stop.signal)).rejects.toThrow("stopping");
    expect(await db.fit.findUnique({ where: { id: fitId } })).toMatchObject({ status: "running" });
    await runFit(fitId, computeFitInPlace);
    expect(await db.fit.findUnique({ where: { id: fitId } })).toMatchObject({ status: "done" });
  });
});

describe("cancelFit", () => {
  test("refuses a finished fit and one of another round", async () => {
    const { fitId } = await request();
    await runFit(fitId, computeFitInPlace);
    const { organizer } = round.people;
    await expect(cancelFit(organizer, round.roundId, fitId)).rejects.toMatchObject({
      code: "conflict",
    });
    const foreign = await openRound();
    await expect(cancelFit(foreign.people.organizer, foreign.roundId, fitId)).rejects.toMatchObject(
      { code: "notFound" },
    );
  });
});

describe("who sees weights", () => {
  test.each([
    ["an organizer", ["organizer"], "open", true],
    ["an approver", ["approver"], "open", true],
    ["a juror", ["juror"], "open", false],
    ["a modeler", ["modeler"], "open", false],
    ["a visitor", [], "open", false],
    ["a visitor", [], "closed", true],
    ["a juror", ["juror"], "closed", true],
  ] as const)("%s with roles %j in an %s round: %s", async (_, roles, status, sees) => {
    const { fitId } = await request();
    await runFit(fitId, computeFitInPlace);
    const access = accessOf(round, status, ...roles);
    expect((await listFits(access)).length > 0).toBe(sees);
    const compared = await compareFits({ ...access, status: "open" }, PAGE);
    expect(compared.total > 0).toBe(sees && status === "open");
    const got = getFit(access, fitId);
    if (sees) await got;
    else await expect(got).rejects.toMatchObject({ code: "forbidden" });
    const latest = await latestFit(access);
    expect(latest !== null).toBe(sees);
  });

  test("everybody, where the round's settings say so", async () => {
    const open = await openRound({ resultsVisible: "always" });
    await addAnswers(open);
    const { fitId } = await requestFit(open.people.organizer, open.roundId, ridge);
    await runFit(fitId, computeFitInPlace);
    expect((await latestFit(accessOf(open, "open")))?.id).toBe(fitId);
  });
});

test("after the close fits use every comparison, and the newest of the round's method leads", async () => {
  const done = await openRound();
  await addAnswers(done);
  await closeRound(done);
  const { fitId } = await requestFit(done.people.organizer, done.roundId, ridge);
  await runFit(fitId, computeFitInPlace);
  const all = await loadRows(workerDb(), done.roundId, ["train", "public", "private"]);
  const train = await loadRows(workerDb(), done.roundId, ["train"]);
  expect(all.data.binary.a.length).toBeGreaterThan(train.data.binary.a.length);
  const latest = await latestFit(accessOf(done, "closed"));
  expect(latest).toMatchObject({ id: fitId, scope: "all", inputHash: hashOfRows(all) });
  const { methods, rows } = await compareFits(accessOf(done, "closed"), PAGE);
  expect(methods.map(({ method }) => method)).toEqual(["log_l2_ridge"]);
  expect(rows.map(({ cells }) => cells.log_l2_ridge?.place)).toEqual([1, 2, 3, 4, 5]);
});
