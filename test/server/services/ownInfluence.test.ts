import { beforeEach, expect, test } from "vitest";
import { computeFitInPlace } from "~/server/services/computeFit";
import { ownInfluence } from "~/server/services/ownInfluence";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { addAnswers, addPerson, closeRound, type Fixture, openRound } from "./fixture";
import { addAnswer } from "./givenAnswer";

let fixture: Fixture;

async function fitNow() {
  const { roundId, people } = fixture;
  const input = { method: "log_l2_ridge", params: { lambda: 3 } };
  const { fitId } = await requestFit(people.organizer, roundId, input);
  await runFit(fitId, computeFitInPlace);
}

beforeEach(async () => {
  fixture = await openRound();
  await addAnswers(fixture);
  // Against everybody else: the last project far over the first.
  await addAnswer(fixture, 4, 0, { logRatio: Math.log(500) });
  await addAnswer(fixture, 4, 1, { logRatio: Math.log(500) });
});

test("stays sealed while judging is open, also when there is a fit", async () => {
  await fitNow();
  expect(await ownInfluence(fixture.people.juror, fixture.roundId)).toEqual({ state: "sealed" });
});

test("tells a juror after the close what moves most without them", async () => {
  await closeRound(fixture);
  expect(await ownInfluence(fixture.people.juror, fixture.roundId)).toEqual({ state: "none" });
  await fitNow();
  const found = await ownInfluence(fixture.people.juror, fixture.roundId);
  if (found.state !== "ready") throw new Error(found.state);
  expect(found.rows).toBe(2);
  expect(Math.abs(found.after - found.before)).toBeLessThanOrEqual(found.moved + 1e-12);
  expect(found.moved).toBeGreaterThan(0.01);
});

test("is nobody else's", async () => {
  await closeRound(fixture);
  await fitNow();
  const other = await addPerson("somebody who judged nothing");
  expect(await ownInfluence(other, fixture.roundId)).toEqual({ state: "none" });
});
