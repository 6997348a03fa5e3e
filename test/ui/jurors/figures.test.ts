import { describe, expect, test } from "vitest";
import { formatScale, formatSeconds, formatShare, jurorHref, openFlags } from "~/ui/jurors/figures";
import { strengthPoints } from "~/ui/jurors/strengthPoints";
import type { Flag, Judgement, Juror } from "~/ui/jurors/types";

test.each([
  [2.31, "2.3 s"],
  [59.6, "1 min"],
  [95, "1 min 35 s"],
  [7260, "2 h 1 min"],
])("%s seconds read %s", (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

test("what is not known is a dash, not a zero", () => {
  expect([formatShare(null), formatShare(undefined), formatScale(null)]).toEqual(["–", "–", "–"]);
  expect([formatShare(0), formatShare(0.506), formatScale(-Math.log(2))]).toEqual([
    "0%",
    "51%",
    "2×",
  ]);
});

test("a juror's name from a file makes one part of an address, whatever is in it", () => {
  expect(jurorHref("r", "file:L1 / Ann?#")).toBe("/rounds/r/jurors/file%3AL1%20%2F%20Ann%3F%23");
});

test("a flag is open until it is reviewed, and again when more has come", () => {
  const review = { note: "n", by: null, at: new Date(0) };
  const flags: Flag[] = [
    { rule: "fast", evidence: "e", review: null },
    { rule: "constant", evidence: "e", review: { ...review, current: true } },
    { rule: "juror-side", evidence: "e", review: { ...review, current: false } },
  ];
  const open = openFlags({ flags } as unknown as Juror);
  expect(open.map(({ rule }) => rule)).toEqual(["fast", "juror-side"]);
});

describe("the strength chart", () => {
  const judgement = (outcome: string, logRatio: number | null, state = "counts") =>
    ({ outcome, logRatio, state, a: { title: "A" }, b: { title: "B" } }) as unknown as Judgement;

  test("has the answers that count and state a strength, the oldest first", () => {
    const newestFirst = [
      judgement("b", -Math.log(4)),
      judgement("a", Math.log(3), "voided"),
      judgement("skip", null),
      judgement("equal", 0),
    ];
    const points = strengthPoints(newestFirst);
    expect(points.map(({ place, label }) => [place, label])).toEqual([
      [1, "A and B equal"],
      [4, "B over A"],
    ]);
    expect(points[1]!.multiplier).toBeCloseTo(4, 12);
  });
});
