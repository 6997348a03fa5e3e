import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { pairTable } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { diagnose } from "~/core/ranking";
import { spectralGap } from "~/core/ranking/spectralGap";

const tableOf = (n: number, pairs: readonly (readonly [number, number])[]) =>
  pairTable({
    n,
    a: Int32Array.from(pairs, ([a]) => a),
    b: Int32Array.from(pairs, ([, b]) => b),
    outcome: new Float64Array(pairs.length).fill(1),
  });

const items = (n: number) => Array.from({ length: n }, (_, k) => k);
const complete = (n: number) => items(n).flatMap((i) => items(i).map((j) => [i, j] as const));
const ring = (n: number) => items(n).map((i) => [i, (i + 1) % n] as const);

/** λ₂ of I − D^-½ A D^-½ by ml-matrix, all eigenvalues at once. */
function dense(n: number, pairs: readonly (readonly [number, number])[]): number {
  const a = Matrix.zeros(n, n);
  for (const [i, j] of pairs) {
    a.set(i, j, a.get(i, j) + 1);
    a.set(j, i, a.get(j, i) + 1);
  }
  const degree = items(n).map((i) => a.getRow(i).reduce((sum, x) => sum + x, 0));
  const laplacian = Matrix.eye(n);
  for (const i of items(n)) {
    for (const j of items(n)) {
      const own = a.get(i, j) / Math.sqrt(degree[i]! * degree[j]!);
      laplacian.set(i, j, laplacian.get(i, j) - own);
    }
  }
  const { realEigenvalues } = new EigenvalueDecomposition(laplacian, { assumeSymmetric: true });
  return realEigenvalues.sort((x, y) => x - y)[1]!;
}

describe("spectralGap", () => {
  const random = rng("gap");
  const sparse = [
    ...ring(40),
    ...Array.from({ length: 60 }, () => {
      const i = random.int(40);
      return [i, (i + 1 + random.int(39)) % 40] as const;
    }),
  ];
  const dumbbell = [
    ...complete(12),
    ...complete(12).map(([i, j]) => [i + 12, j + 12] as const),
    [0, 12] as const,
  ];

  it.each([
    { name: "a complete graph: n / (n − 1)", n: 30, pairs: complete(30), value: 30 / 29 },
    { name: "a ring: 1 − cos 2π/n", n: 500, pairs: ring(500), value: 1 - Math.cos(Math.PI / 250) },
    { name: "random pairs", n: 40, pairs: sparse, value: dense(40, sparse) },
    { name: "two cliques and one pair", n: 24, pairs: dumbbell, value: dense(24, dumbbell) },
    { name: "one pair", n: 2, pairs: [[0, 1]] as const, value: 2 },
  ])("is the second eigenvalue on $name", ({ n, pairs, value }) => {
    const found = spectralGap(tableOf(n, pairs))!;
    expect(found.converged).toBe(true);
    expect(Math.abs(found.value - value)).toBeLessThan(found.error + 1e-9);
    expect(found.error).toBeLessThanOrEqual(1.1e-3 * value);
  });

  it("is 0 where parts are not joined, and nothing for one item", () => {
    expect(
      spectralGap(
        tableOf(4, [
          [0, 1],
          [2, 3],
        ]),
      ),
    ).toMatchObject({ value: 0, converged: true });
    expect(spectralGap(tableOf(1, []))).toBeNull();
  });

  it("is told by diagnose", () => {
    const pairs = dumbbell;
    const a = Int32Array.from(pairs, ([i]) => i);
    const b = Int32Array.from(pairs, ([, j]) => j);
    const none = { n: 24, a: new Int32Array(), b: new Int32Array(), logRatio: new Float64Array() };
    const binary = { n: 24, a, b, outcome: new Float64Array(pairs.length).fill(1) };
    expect(diagnose({ binary, ratio: none }).graph.spectralGap!.value).toBeLessThan(0.02);
  });
});
