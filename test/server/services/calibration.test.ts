import { beforeEach, describe, expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";
import { answerCalibration, calibrationState } from "~/server/services/calibrate";
import {
  CALIBRATION_LENGTH,
  CALIBRATION_PAIRS,
  calibrationFeedback,
} from "~/server/services/calibrationPairs";
import { loadRows } from "~/server/services/loadRows";
import { type Fixture, openRound } from "./fixture";

const PAIR = { valueA: 10, valueB: 20 };

describe("feedback", () => {
  test.each([
    ["b", 2, { right: true, offBy: 1 }],
    ["b", 50, { right: true, offBy: 25 }],
    ["b", 1, { right: true, offBy: 2 }],
    ["a", 2, { right: false, offBy: 4 }],
    ["equal", null, { right: false, offBy: 2 }],
    ["b", null, { right: true, offBy: null }],
  ] as const)("on %s, %j times", (outcome, stated, { right, offBy }) => {
    const feedback = calibrationFeedback(PAIR, outcome, stated);
    expect(feedback).toMatchObject({ right, larger: "b" });
    expect(feedback.truth).toBeCloseTo(2, 12);
    if (offBy === null) expect(feedback.offBy).toBeNull();
    else expect(feedback.offBy).toBeCloseTo(offBy, 12);
  });
});

test("the pairs have different sizes, and most lie within 2.5 times", () => {
  const ratios = CALIBRATION_PAIRS.map(({ valueA, valueB }) =>
    Math.max(valueA / valueB, valueB / valueA),
  );
  expect(ratios.every((ratio) => ratio > 1.1)).toBe(true);
  expect(ratios.filter((ratio) => ratio > 2.5)).toHaveLength(1);
  expect(CALIBRATION_PAIRS.length % CALIBRATION_LENGTH).toBe(0);
});

describe("practising", () => {
  let fixture: Fixture;
  const state = () => calibrationState(fixture.people.juror, fixture.roundId);
  const answer = (key: string) =>
    answerCalibration(fixture.people.juror, fixture.roundId, { key, outcome: "a", multiplier: 3 });
  beforeEach(async () => {
    fixture = await openRound();
  });

  test("is done after three pairs, tells nothing before, and can go on with others", async () => {
    const met = new Set<string>();
    for (let turn = 1; turn <= CALIBRATION_LENGTH; turn++) {
      const { next, done } = await state();
      expect(done).toBe(false);
      expect(next).toMatchObject({ place: turn, of: CALIBRATION_LENGTH });
      expect(Object.keys(next)).not.toContain("valueA");
      met.add(next.key);
      await answer(next.key);
    }
    const after = await state();
    expect(after).toMatchObject({ done: true, practices: 1, next: { place: 1 } });
    expect(met.has(after.next.key)).toBe(false);
  });

  test("takes an answer once, also when it is sent twice at once", async () => {
    const { next } = await state();
    const tries = await Promise.allSettled([answer(next.key), answer(next.key)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await workerDb().calibrationAnswer.count()).toBeGreaterThan(0);
  });

  test("is in no fit", async () => {
    await answer((await state()).next.key);
    const { data } = await loadRows(workerDb(), fixture.roundId, ["train", "public", "private"]);
    expect(data.binary.a).toHaveLength(0);
  });
});
