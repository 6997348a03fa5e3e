import { describe, expect, it } from "vitest";
import { accept, readComparisons, readSubmission, toComparisonData } from "~/core/formats";
import {
  type Against,
  type LevelValues,
  ScoreInputError,
  scoreL1,
  scoreLevels,
} from "~/core/scoring";

const file = (text: string) => accept(readSubmission(text, { unscaled: true }));
const values = (text: string): Against => ({ values: file(text) });
const comparisons = (text: string): Against => {
  const read = accept(readComparisons(text));
  return { comparisons: { items: read.items, data: toComparisonData(read) } };
};
const RATIOS = "a,b,multiplier,choice\nx,y,2,1\nx,y,8,1";
const CHOICES = "winner,loser\nx,y\nx,y\ny,x";
const LEVEL1 = "repo,parent,weight\nx,ethereum,0.8\ny,ethereum,0.2";
const THREE = `${LEVEL1}\nx,originality,0.5\ny,originality,1\nd/1,a/x,0.75\nd/2,a/x,0.25`;

describe("scoreLevels", () => {
  const cases: {
    what: string;
    submission: string;
    against: Against;
    metric: string;
    score: number;
  }[] = [
    {
      what: "level 1 on ratios",
      submission: LEVEL1,
      against: comparisons(RATIOS),
      metric: "log_ratio_mse",
      score: (Math.log(4 / 2) ** 2 + Math.log(4 / 8) ** 2) / 2,
    },
    {
      what: "level 1 on choices",
      submission: LEVEL1,
      against: comparisons(CHOICES),
      metric: "bt_log_loss",
      score: -(2 * Math.log(0.8) + Math.log(0.2)) / 3,
    },
    {
      what: "a market's percentages on ratios",
      submission: "project,percent\nx,80\ny,20",
      against: comparisons(RATIOS),
      metric: "log_ratio_mse",
      score: Math.log(2) ** 2,
    },
    {
      what: "a market's percentages on fitted weights",
      submission: "project,percent\nx,80\ny,20",
      against: values("repo,parent,weight\nx,ethereum,0.5\ny,ethereum,0.5"),
      metric: "l1",
      score: 0.6,
    },
    {
      what: "the first level of a three-level file on ratios",
      submission: THREE,
      against: comparisons(RATIOS),
      metric: "log_ratio_mse",
      score: Math.log(2) ** 2,
    },
    {
      what: "the second level of a three-level file",
      submission: THREE,
      against: values("repo,originality\nx,0.25\ny,1"),
      metric: "l1",
      score: 0.125,
    },
    {
      what: "level 3 with sums below 1",
      submission: "dependency,repo,weight\nd/1,a/x,0.5",
      against: values("dependency,repo,weight\nd/1,a/x,0.75\nd/2,a/x,0.25"),
      metric: "l1",
      score: 0.5,
    },
  ];
  it.each(cases)("scores $what", ({ submission, against, metric, score }) => {
    const scores = scoreLevels(file(submission), against);
    expect(scores).toHaveLength(1);
    expect(scores[0].metric).toBe(metric);
    expect(scores[0].score).toBeCloseTo(score, 12);
  });

  it("takes the metric asked for", () => {
    const [only] = scoreLevels(file(LEVEL1), comparisons(CHOICES), "accuracy");
    expect(only).toMatchObject({ metric: "accuracy", score: 2 / 3 });
  });

  it("scores each level of a three-level holdout as it would be alone", () => {
    const jury = file(
      THREE.replace("0.75", "0.25").replace("x,originality,0.5", "x,originality,0.9"),
    );
    const scores = scoreLevels(file(THREE), { values: jury });
    const none: LevelValues = {
      weights: new Map(),
      originality: new Map(),
      dependencies: new Map(),
    };
    const alone = (["weights", "originality", "dependencies"] as const).map((level) =>
      scoreL1(file(THREE), { ...none, [level]: jury[level] }),
    );
    expect(scores).toEqual(alone);
    expect(scores.map((each) => "level" in each && each.level)).toEqual([1, 2, 3]);
  });

  it.each([
    { what: "a level that the submission lacks", submission: LEVEL1, against: values(THREE) },
    {
      what: "comparisons, with no weights",
      submission: "repo,originality\nx,1",
      against: comparisons(RATIOS),
    },
    {
      what: "values of no level",
      submission: LEVEL1,
      against: { values: { weights: new Map(), originality: new Map(), dependencies: new Map() } },
    },
  ])("refuses $what", ({ submission, against }) => {
    expect(() => scoreLevels(file(submission), against)).toThrow(ScoreInputError);
  });
});
