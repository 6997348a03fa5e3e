import { describe, expect, test } from "vitest";
import { METHODS } from "~/core/ranking";
import { db } from "~/server/db/client";
import { cancelFit } from "~/server/services/cancelFit";
import { compareFits } from "~/server/services/compareFits";
import { type ComputeFit, computeFitInPlace } from "~/server/services/computeFit";
import { getJurors } from "~/server/services/fitParts";
import { latestFit } from "~/server/services/getFit";
import { listFits } from "~/server/services/listFits";
import { methodDistances } from "~/server/services/methodDistances";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { accessOf, addAnswers, type Fixture, openRound } from "./fixture";

const PAGE = { offset: 0, limit: 50 };
const ridge = { method: "log_l2_ridge", params: { lambda: 3 } };

async function fitNow(round: Fixture, input: Parameters<typeof requestFit>[2] = ridge) {
  const { fitId } = await requestFit(round.people.organizer, round.roundId, input);
  await runFit(fitId, computeFitInPlace);
  return fitId;
}

describe("a fit of all methods", () => {
  const all = { method: "all", params: {} };

  test("makes a fit of each method that has an answer, and says why of the others", async () => {
    const round = await openRound();
    await addAnswers(round);
    const fitId = await fitNow(round, all);
    const access = accessOf(round, "open", "organizer");
    const [listed, ...more] = await listFits(access);
    expect(more).toEqual([]);
    const { fitted = [], refused = [] } = listed!.evidence ?? {};
    expect(listed).toMatchObject({ id: fitId, status: "done", title: "All methods" });
    expect([...fitted, ...refused.map(({ method }) => method)].sort()).toEqual(
      METHODS.map(({ key }) => key).sort(),
    );
    const { methods, base, rows } = await compareFits(access, PAGE);
    expect(methods.map(({ method }) => method)).toEqual(fitted);
    expect(base).toBe("log_l2_ridge");
    expect(Object.keys(rows[0]!.cells).sort()).toEqual([...fitted].sort());
    const { moved } = await methodDistances(access);
    expect(moved).toHaveLength(fitted.length);
    for (const [at, row] of moved.entries()) {
      expect(row[at]).toBe(0);
      expect(row.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(row).toEqual(moved.map((other) => other[at]));
    }
    const own = await latestFit(access);
    expect(await getJurors(access, own!.id, PAGE)).not.toBeNull();
  });

  test("does not fit again what the same code has fitted to the same comparisons", async () => {
    const round = await openRound();
    await addAnswers(round);
    const own = await fitNow(round);
    await fitNow(round, all);
    await fitNow(round, all);
    const fits = await db.fit.findMany({ where: { roundId: round.roundId, method: "huber" } });
    expect(fits).toHaveLength(1);
    expect((await latestFit(accessOf(round, "open", "organizer")))?.id).toBe(own);
  });

  test("cancelled, keeps the methods it has reached and computes no more", async () => {
    const round = await openRound();
    await addAnswers(round);
    const { fitId } = await requestFit(round.people.organizer, round.roundId, all);
    let computed = 0;
    const slow: ComputeFit = async (request, control) => {
      computed += 1;
      if (computed === 3) {
        await cancelFit(round.people.organizer, round.roundId, fitId);
        return new Promise((_, reject) =>
          control.signal.addEventListener("abort", () => reject(control.signal.reason)),
        );
      }
      return computeFitInPlace(request, control);
    };
    await runFit(fitId, slow);
    expect(computed).toBe(3);
    expect(await db.fit.findUnique({ where: { id: fitId } })).toMatchObject({
      status: "cancelled",
    });
    const { methods } = await compareFits(accessOf(round, "open", "organizer"), PAGE);
    expect(methods).toHaveLength(2);
  });

  test("of nothing fails, with a reason", async () => {
    const empty = await openRound();
    const fitId = await fitNow(empty, all);
    const row = await db.fit.findUniqueOrThrow({ where: { id: fitId } });
    expect(row.status).toBe("failed");
    expect(row.error).toBeTruthy();
  });
});
