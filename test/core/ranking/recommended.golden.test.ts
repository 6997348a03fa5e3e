import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { RatioComparisons } from "~/core/comparison";
import { accept, readComparisons, readItems, toComparisonData } from "~/core/formats";
import { fit as estimate } from "~/core/ranking";

const TRIAL = new URL("../../../../shared/data/deepfunding/trial2025/", import.meta.url);
const isThere = existsSync(TRIAL);
if (!isThere) console.warn("skipped: the trial's files are not in ../shared");
const FOLDS = 10;

describe.skipIf(!isThere)("recommended on the 374 trial rows within the 45 repositories", () => {
  const load = (name: string) => readFileSync(new URL(name, TRIAL));
  const trial = () => {
    const items = accept(readItems(load("pond_test_45.csv"))).rows.map((row) => row.spelling);
    return toComparisonData(accept(readComparisons(load("pond_train_407.csv"), { items })));
  };

  it("predicts held-out folds at least 1.5 % better than log_l2_ridge with lambda = 3", () => {
    const { ratio } = trial();
    // Two fixed splits of the rows in file order.
    const folds = [0, 3].flatMap((shift) =>
      Array.from({ length: FOLDS }, (_, fold) => (row: number) => {
        return (row + shift * Math.floor(row / FOLDS)) % FOLDS === fold;
      }),
    );
    let [ridge, ours] = [0, 0];
    for (const held of folds) {
      const train = part(ratio, (row) => !held(row));
      const test = part(ratio, held).ratio;
      ridge += errorOf(test, estimate("log_l2_ridge", train, { lambda: 3 }).theta);
      ours += errorOf(test, estimate("recommended", train).theta);
    }
    expect(ours / ridge).toBeLessThan(0.985);
  });
});

/** The rows that `keep` says, as stated ratios and as outcomes. */
function part({ n, a, b, logRatio, juror }: RatioComparisons, keep: (row: number) => boolean) {
  const rows = Array.from(a.keys()).filter(keep);
  const shared = {
    n,
    a: Int32Array.from(rows, (row) => a[row]!),
    b: Int32Array.from(rows, (row) => b[row]!),
    juror: Int32Array.from(rows, (row) => juror![row]!),
  };
  const y = Float64Array.from(rows, (row) => logRatio[row]!);
  const outcome = y.map((value) => (Math.sign(value) + 1) / 2);
  return { ratio: { ...shared, logRatio: y }, binary: { ...shared, outcome } };
}

function errorOf({ a, b, logRatio }: RatioComparisons, theta: Float64Array): number {
  return logRatio.reduce((sum, y, k) => sum + (y - theta[a[k]!]! + theta[b[k]!]!) ** 2, 0);
}
