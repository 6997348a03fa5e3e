import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  accept,
  readComparisons,
  readItems,
  readSubmission,
  toComparisonData,
} from "~/core/formats";
import { fit as estimate } from "~/core/ranking";
import { type Score, score, scoreLevels } from "~/core/scoring";

const TRIAL = new URL("../../../../shared/data/deepfunding/trial2025/", import.meta.url);
const isThere = existsSync(TRIAL);
if (!isThere) console.warn("skipped: the trial's files are not in ../shared");

const load = (name: string) => readFileSync(new URL(name, TRIAL));

describe.skipIf(!isThere)("log_ratio_mse on the 374 trial rows within the 45 repositories", () => {
  const trial = () => {
    const { rows } = accept(readItems(load("pond_test_45.csv")));
    const items = rows.map((row) => row.spelling);
    const file = accept(readComparisons(load("pond_train_407.csv"), { items }));
    return { items, file, holdout: { items: file.items, data: toComparisonData(file) } };
  };
  const weightsOf = (method: string, params = {}): ReadonlyMap<string, number> => {
    const { file, holdout } = trial();
    const { weights } = estimate(method, holdout.data, params);
    return new Map(file.items.map((item, i) => [item, weights[i]!]));
  };
  const submitted = (name: string): ReadonlyMap<string, number> =>
    accept(readSubmission(load(name), { items: trial().items })).weights;
  const scoreOf = (weights: ReadonlyMap<string, number>): Score =>
    score(weights, trial().holdout, "log_ratio_mse");

  it.each([
    { file: "pond_sample_submission.csv", out: 11.6312 },
    { file: "submissions/arbitron.csv", out: 5.3064 },
    { file: "submissions/composite_model.csv", out: 5.0965 },
    { file: "submissions/final_seer_weights.csv", out: 5.0886 },
  ])("gives $file the score $out, between uniform 7.8614 and floor 4.2208", ({ file, out }) => {
    const result = scoreOf(submitted(file));
    expect(result.rows).toBe(374);
    expect(result.score).toBeCloseTo(out, 4);
    expect(result.uniform).toBeCloseTo(7.8614, 4);
    expect(result.floor).toBeCloseTo(4.2208, 4);
  });

  it("scores the early sample, whose weights add up to 0.9533, as its scaled weights", () => {
    const early = "submissions/sample_submission_early_unnormalised.csv";
    const { repairs, weights } = accept(readSubmission(load(early), { items: trial().items }));
    expect(repairs).toMatchObject([{ rule: "sum", before: "0.953301400292" }]);
    expect(scoreOf(weights).rows).toBe(374);
    const doubled = new Map([...weights].map(([item, weight]) => [item, 2 * weight]));
    expect(scoreOf(doubled).score).toBeCloseTo(scoreOf(weights).score, 12);
  });

  it.each([
    { method: "log_l2", params: {}, out: 4.2208 },
    { method: "log_l2_ridge", params: { lambda: 3 }, out: 4.3875 },
  ])("gives weights fitted by $method the score $out", ({ method, params, out }) => {
    expect(scoreOf(weightsOf(method, params)).score).toBeCloseTo(out, 4);
  });
});

const GG24 = new URL("../../../../shared/data/deepfunding/gg24/", import.meta.url);
const values = (name: string) =>
  accept(readSubmission(readFileSync(new URL(name, GG24)), { unscaled: true }));

describe.skipIf(!existsSync(GG24))("l1 on the levels of 2026", () => {
  it.each([
    { file: "l3/l2-predictions-example.csv", out: 1.57566 },
    { file: "l3/seedReposWithDependenciesAndWeights.json", out: 0.34396 },
  ])("gives $file the score $out on level 3", ({ file, out }) => {
    const [only] = scoreLevels(values(file), { values: values("l3/L2PublicEval.csv") });
    expect(only).toMatchObject({ metric: "l1", level: 3, rows: 162 });
    expect(only.score).toBeCloseTo(out, 5);
  });

  it("gives the organizer's level 2 the mean difference that its two files have", () => {
    const [predicted, jury] = ["organiser_originality-predictions", "originalityPublic_16"].map(
      (name) => values(`l2/${name}.csv`).originality,
    );
    const off = [...jury!].map(([repo, value]) => Math.abs(predicted!.get(repo)! - value));
    const [only] = scoreLevels(values("l2/organiser_originality-predictions.csv"), {
      values: values("l2/originalityPublic_16.csv"),
    });
    expect(only).toMatchObject({ metric: "l1", level: 2, rows: off.length });
    expect(only.score).toBeCloseTo(off.reduce((sum, x) => sum + x, 0) / off.length, 12);
  });
});
