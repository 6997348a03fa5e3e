import { describe, expect, it } from "vitest";
import { pairTable } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";
import { denseRates, flowOf } from "~/core/ranking/flow";
import { backwards, forwards, solveWalk } from "~/core/ranking/walkSolver";

const ITEMS = 40;

function walk(rows: number, alpha: number, unseen: number) {
  const random = rng(`walk ${rows}`);
  const a = Int32Array.from({ length: rows }, () => random.int(ITEMS));
  const b = a.map((item) => (item + 1 + random.int(ITEMS - 1)) % ITEMS);
  const outcome = Float64Array.from(a, () => (random.next() < 0.6 ? 1 : 0));
  const binary = { n: ITEMS, a, b, outcome };
  const rates = { alpha, unseen, share: true };
  const method = unseen > 0 ? "rank_centrality_all_pairs" : "rank_centrality_observed_pairs";
  const none = { n: ITEMS, a: new Int32Array(0), b: new Int32Array(0) };
  const data = { binary, ratio: { ...none, logRatio: new Float64Array(0) } };
  const pi = estimate(method, data, { alpha }).weights;
  const table = pairTable(binary);
  const flow = flowOf(table, rates);
  const towards = flowOf({ ...table, winsI: table.winsJ, winsJ: table.winsI }, rates);
  return { flow, pi, forth: forwards(flow, towards, pi), back: backwards(flow, pi) };
}

/** −Π Q x, or its transpose times x, by all rates. */
function multiplied({ flow, pi }: ReturnType<typeof walk>, x: Float64Array, transposed: boolean) {
  const rates = denseRates(flow);
  const out = new Float64Array(ITEMS);
  for (let i = 0; i < ITEMS; i++) {
    for (let j = 0; j < ITEMS; j++) {
      const pull = pi[i]! * rates[i * ITEMS + j]! * (x[i]! - x[j]!);
      if (!transposed) out[i]! += pull;
      // (Hᵀ x)_i: columns of H sum to zero as its rows do, so its diagonal is the inflow, too.
      else out[i]! += pi[j]! * rates[j * ITEMS + i]! * (x[i]! - x[j]!);
    }
  }
  return out;
}

describe("solveWalk", () => {
  it.each([
    { name: "compared pairs", rows: 400, unseen: 0 },
    { name: "all pairs", rows: 60, unseen: 0.5 },
  ])("solves −ΠQ x = r and its transpose: $name", ({ rows, unseen }) => {
    const made = walk(rows, 1, unseen);
    const random = rng("right");
    const right = Array.from({ length: 5 }, () => {
      const r = Float64Array.from({ length: ITEMS }, () => random.normal());
      const mean = r.reduce((sum, value) => sum + value, 0) / ITEMS;
      return r.map((value) => value - mean);
    });
    for (const transposed of [false, true]) {
      const matrix = transposed ? made.back : made.forth;
      const seen: number[] = [];
      const sweeps = solveWalk(
        matrix,
        right.length,
        (k, r) => r.set(right[k]!),
        (k, x) => {
          const image = multiplied(made, x, transposed);
          const off = image.map((value, item) => Math.abs(value - right[k]![item]!));
          seen.push(Math.max(...off));
        },
      );
      expect(sweeps).toBeGreaterThan(0);
      expect(seen).toHaveLength(right.length);
      expect(Math.max(...seen)).toBeLessThan(1e-4);
    }
  });

  it("says so where sweeping stalls", () => {
    const made = walk(400, 1, 0);
    const impossible = new Float64Array(ITEMS).fill(1);
    const sweeps = solveWalk(
      made.forth,
      1,
      (_, r) => r.set(impossible),
      () => {},
    );
    expect(sweeps).toBeNull();
  });
});
