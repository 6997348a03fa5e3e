import { describe, expect, it } from "vitest";
import { type ComparisonData, pairTable } from "~/core/comparison";
import { rng } from "~/core/numeric";
import {
  bootstrapWeights,
  comparisonInfluence,
  fit as estimate,
  jurorInfluence,
} from "~/core/ranking";
import { trianglesOf } from "~/core/ranking/triangles";

/** More items than the dense factor serves (1000), on few comparisons. */
const n = 1_050;
const rows = 6_300;
const random = rng("large");
const a = Int32Array.from({ length: rows }, (_, k) => k % n);
const b = a.map((item) => (item + 1 + random.int(n - 1)) % n);
const juror = Int32Array.from(a, () => random.int(7));
const logRatio = Float64Array.from(a, (item, k) => (b[k]! - item) / n + random.normal());
logRatio[100] = 9;
const outcome = logRatio.map((y) => (y > 0 ? 1 : 0));
const data: ComparisonData = {
  binary: { n, a, b, outcome, juror },
  ratio: { n, a, b, logRatio, juror },
};

function weighted(weight: Float64Array): ComparisonData {
  return { binary: { ...data.binary, weight }, ratio: { ...data.ratio, weight } };
}

describe.each(["bt_l2", "log_l2_ridge"])("%s above 1000 items", (method) => {
  it("bootstraps jurors as ordinary fits of the drawn rows do", () => {
    const drawn = bootstrapWeights(data, { method, kind: "jurors", seed: "l", replicates: 2 });
    drawn.forEach((found, number) => {
      const random = rng(`l/${number}`);
      const times = new Float64Array(7);
      for (let k = 0; k < 7; k++) times[random.int(7)]!++;
      const weight = Float64Array.from(juror, (who) => times[who]!);
      const { weights } = estimate(method, weighted(weight), {}, { intervals: false });
      for (let k = 0; k < n; k++) expect(Math.abs(found![k]! / weights[k]! - 1)).toBeLessThan(1e-3);
    });
  });

  it("leaves out each juror as ordinary fits do", () => {
    const before = estimate(method, data, {}, { intervals: false }).weights;
    for (const { juror: who, without } of jurorInfluence(method, data).slice(0, 2)) {
      const weight = Float64Array.from(juror, (other) => (other === who ? 0 : 1));
      const after = estimate(method, weighted(weight), {}, { intervals: false }).weights;
      const { item, change } = without!;
      expect(change / (after[item]! - before[item]!)).toBeCloseTo(1, 3);
    }
  });

  it("finds the row that matters most", () => {
    const [first, ...others] = comparisonInfluence(method, data)!;
    expect(others.length).toBe(19);
    const weight = new Float64Array(rows).fill(1);
    weight[first!.row] = 0;
    const before = estimate(method, data, {}, { intervals: false }).weights;
    const after = estimate(method, weighted(weight), {}, { intervals: false }).weights;
    const { item, change } = first!;
    expect(change / (after[item]! - before[item]!)).toBeCloseTo(1, 3);
    if (method === "log_l2_ridge") expect(first!.row).toBe(100);
  });
});

describe("trianglesOf", () => {
  const pairs = Array.from({ length: 40 }, (_, i) => i).flatMap((i) =>
    Array.from({ length: i }, (_, j) => [j, i] as const),
  );
  const table = pairTable({
    n: 40,
    a: Int32Array.from(pairs, ([i]) => i),
    b: Int32Array.from(pairs, ([, j]) => j),
    outcome: new Float64Array(pairs.length).fill(1),
  });

  it("finds every triangle of a complete graph", () => {
    const { count, share, walk } = trianglesOf(table);
    expect([count, share]).toEqual([(40 * 39 * 38) / 6, 1]);
    const seen = new Set<string>();
    walk((ij, jk, ik) => {
      const [i, j, k] = [table.i[ij], table.j[ij], table.j[jk]];
      if (i === table.i[ik] && j === table.i[jk] && k === table.j[ik]) seen.add(`${i} ${j} ${k}`);
    });
    expect(seen.size).toBe(count);
  });

  it("keeps no more than it may, and says of which share of the pairs", () => {
    const { count, share } = trianglesOf(table, 1000);
    expect(count).toBeLessThanOrEqual(1000);
    expect(share).toBeLessThanOrEqual(1 / 9);
    expect(count / share / ((40 * 39 * 38) / 6)).toBeCloseTo(1, 0);
  });
});
