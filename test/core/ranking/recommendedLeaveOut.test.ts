import { describe, expect, it } from "vitest";
import { leaveOut } from "~/core/ranking/recommendedLeaveOut";
import { ANSWER, NO_LIMIT, posteriorMode } from "~/core/ranking/recommendedModel";
import { type Judgements, judgementsOf } from "~/core/ranking/recommendedRows";
import { drawJury } from "./recommendedWorld";

const PLAIN = { lambda: 1, delta: NO_LIMIT, scaleRows: NO_LIMIT, varianceRows: NO_LIMIT };
const fitted = (rows: Judgements, sigma: number, params = PLAIN) =>
  posteriorMode(rows, sigma, params, ANSWER);
const jury = (seed: string, stated: number, perJuror = 20) => {
  const traits = { scale: [1, 1, 2, 1], noise: [1, 1, 1, 1] };
  return drawJury({ seed, n: 10, perJuror, stated, ...traits });
};

/** θ_a − θ_b of each row from a fit without the rows that share its group. */
function refitted(rows: Judgements, sigma: number, groupOf: (row: number) => number): number[] {
  return Array.from(rows.a, (item, row) => {
    const weight = rows.weight.map((w, k) => (groupOf(k) === groupOf(row) ? 0 : w));
    const { theta } = fitted({ ...rows, weight }, sigma);
    return theta[item]! - theta[rows.b[row]!]!;
  });
}

const largestGap = (x: Float64Array, y: readonly number[]) =>
  Math.max(...y.map((value, k) => Math.abs(value - x[k]!)));

describe("leaveOut predicts what a fit without the group predicts", () => {
  it("exactly for ratios", () => {
    const rows = judgementsOf(jury("ratios", 1).data);
    const { byPair, byJuror } = leaveOut(rows, fitted(rows, 1));
    expect(
      largestGap(
        byPair,
        refitted(rows, 1, (row) => rows.pairs.pair[row]!),
      ),
    ).toBeLessThan(1e-6);
    expect(
      largestGap(
        byJuror!,
        refitted(rows, 1, (row) => rows.juror[row]!),
      ),
    ).toBeLessThan(1e-5);
  });

  it("nearly for ratios and choices, and nearer than the whole fit by far", () => {
    const rows = judgementsOf(jury("both", 0.5).data);
    const whole = fitted(rows, 1);
    const { byPair } = leaveOut(rows, whole);
    const wanted = refitted(rows, 1, (row) => rows.pairs.pair[row]!);
    const seen = Float64Array.from(
      rows.a,
      (i, row) => whole.theta[i]! - whole.theta[rows.b[row]!]!,
    );
    expect(largestGap(byPair, wanted)).toBeLessThan(largestGap(seen, wanted) / 5);
  });

  it("leaves no juror out where there is one, or none is named", () => {
    const { rows } = jury("one", 1);
    const single = { ...judgementsOf(jury("one", 1).data), ids: [0] };
    expect(rows.length).toBeGreaterThan(0);
    expect(leaveOut(single, fitted(single, 1)).byJuror).toBeNull();
  });
});
