import { describe, expect, test } from "vitest";
import type { JurorDiagnosis } from "~/core/ranking";
import { type JurorEvidence, jurorFlags } from "~/server/services/jurorFlags";

const NONE = { rows: 0, share: null };
const DIAGNOSIS: JurorDiagnosis = {
  ...{ juror: 0, rows: 20, agreement: NONE, predicted: NONE, selfConsistency: NONE },
  ...{ scale: 0.7, side: null, influence: null },
};
const CALM: JurorEvidence = {
  ...{ diagnosis: DIAGNOSIS, multipliers: [1.2, 2, 4, 2, 1.5, 3, 2, 8, 1.2], medianSeconds: 40 },
  ...{ answers: 20, jurors: 12 },
};
const INFLUENCE = { item: 1, before: 0.3, after: 0.1, change: -0.2, l1: 0.4 };
const side = (firstWins: number, rows: number) => ({
  ...{ rows, firstWins, share: firstWins / rows },
  z: (firstWins - rows / 2) / Math.sqrt(rows / 4),
});
const rules = (evidence: JurorEvidence) => jurorFlags(evidence, ["a", "b"]).map((f) => f.rule);

test("nothing stands out about a calm juror, nor about one of whom nothing is known", () => {
  expect(rules(CALM)).toEqual([]);
  expect(
    rules({ diagnosis: null, multipliers: [], medianSeconds: null, answers: 0, jurors: 0 }),
  ).toEqual([]);
});

describe("flagged, in words with the numbers, is", () => {
  test.each<[string, string, Partial<JurorEvidence>, RegExp]>([
    [
      "one strength for everything",
      "constant",
      { multipliers: Array(9).fill(1.1) },
      /1\.1 times.*9 of 9/,
    ],
    [
      "a strength with few exceptions",
      "constant",
      { multipliers: [...Array(9).fill(2), 5] },
      /9 of 10/,
    ],
    ["haste", "fast", { medianSeconds: 2.31 }, /2\.3 seconds.*20/],
    [
      "one side always",
      "juror-side",
      { diagnosis: { ...DIAGNOSIS, side: side(0, 8) } },
      /second in all 8/,
    ],
    [
      "one side nearly always",
      "juror-side",
      { diagnosis: { ...DIAGNOSIS, side: side(29, 32) } },
      /90\.6 %/,
    ],
    [
      "moving a weight alone",
      "juror-influence",
      { diagnosis: { ...DIAGNOSIS, influence: INFLUENCE } },
      /alone moves b: from 30\.0 % to 10\.0 %/,
    ],
    [
      "contradicting oneself",
      "juror-inconsistent",
      { diagnosis: { ...DIAGNOSIS, selfConsistency: { rows: 4, share: 0.25 } } },
      /25\.0 % of 4/,
    ],
  ])("%s", (_, rule, change, evidence) => {
    const [flag, ...rest] = jurorFlags({ ...CALM, ...change }, ["a", "b"]);
    expect(rest).toEqual([]);
    expect(flag).toMatchObject({ rule, evidence: expect.stringMatching(evidence) });
  });
});

describe("not flagged is", () => {
  test.each<[string, Partial<JurorEvidence>]>([
    ["one strength said a few times", { multipliers: Array(7).fill(1.1) }],
    [
      "moving a weight among a few jurors",
      { jurors: 4, diagnosis: { ...DIAGNOSIS, influence: INFLUENCE } },
    ],
    ["haste over a few pairs", { medianSeconds: 2, answers: 9 }],
    ["one side seven times", { diagnosis: { ...DIAGNOSIS, side: side(7, 7) } }],
    [
      "one repeat answered otherwise",
      { diagnosis: { ...DIAGNOSIS, selfConsistency: { rows: 1, share: 0 } } },
    ],
  ])("%s", (_, change) => {
    expect(rules({ ...CALM, ...change })).toEqual([]);
  });
});
