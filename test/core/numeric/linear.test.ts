import { Matrix, pseudoInverse } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { groupPairs } from "~/core/comparison";
import {
  choleskyInPlace,
  choleskyInverse,
  multiply,
  type PairMatrix,
  rng,
  stationary,
  toDense,
} from "~/core/numeric";
import { choleskySolve } from "~/core/numeric/cholesky";
import { conjugateGradient } from "~/core/numeric/conjugateGradient";

function randomMatrix(n: number, rows: number, diagonal: number): PairMatrix {
  const random = rng(`matrix ${n} ${rows}`);
  const a = Int32Array.from({ length: rows }, () => random.int(n));
  const b = a.map((item) => (item + 1 + random.int(n - 1)) % n);
  const { index } = groupPairs({ n, a, b });
  const h = Float64Array.from(index.i, () => 0.1 + random.next());
  return { pairs: index, h, diagonal: new Float64Array(n).fill(diagonal) };
}

const distance = (x: ArrayLike<number>, y: ArrayLike<number>) =>
  Math.max(...Array.from(x, (value, k) => Math.abs(value - y[k]!)));

describe("pair matrices", () => {
  it("multiply as their dense form does", () => {
    const matrix = randomMatrix(23, 80, 0.3);
    const random = rng("x");
    const x = Float64Array.from({ length: 23 }, () => random.normal());
    const out = new Float64Array(23);
    multiply(matrix, x, out);
    const dense = Matrix.from1DArray(23, 23, toDense(matrix)).mmul(Matrix.columnVector(x));
    expect(distance(out, dense.to1DArray())).toBeLessThan(1e-13);
  });

  it("are solved alike by conjugate gradients and by Cholesky", () => {
    const matrix = randomMatrix(40, 150, 0.05);
    const random = rng("b");
    const b = Float64Array.from({ length: 40 }, () => random.normal());
    const l = toDense(matrix);
    expect(choleskyInPlace(l, 40)).toBe(true);
    const { x } = conjugateGradient(matrix, b, 1e-14, 1000);
    expect(distance(x, choleskySolve(l, 40, b))).toBeLessThan(1e-11);
  });

  it("have the inverse that ml-matrix finds", () => {
    const matrix = randomMatrix(30, 100, 0.2);
    const l = toDense(matrix);
    choleskyInPlace(l, 30);
    const reference = pseudoInverse(Matrix.from1DArray(30, 30, toDense(matrix))).to1DArray();
    expect(distance(choleskyInverse(l, 30), reference)).toBeLessThan(1e-11);
  });

  it("are refused by Cholesky where they are not positive definite", () => {
    const matrix = randomMatrix(5, 10, -1);
    expect(choleskyInPlace(toDense(matrix), 5)).toBe(false);
  });
});

describe("stationary", () => {
  it("balances inflow and outflow of every state", () => {
    const n = 12;
    const random = rng("rates");
    const rates = Float64Array.from({ length: n * n }, () => random.next());
    const pi = stationary(Float64Array.from(rates), n);
    for (let state = 0; state < n; state++) {
      let net = 0;
      for (let k = 0; k < n; k++) {
        if (k === state) continue;
        net += pi[k]! * rates[k * n + state]! - pi[state]! * rates[state * n + k]!;
      }
      expect(Math.abs(net)).toBeLessThan(1e-15);
    }
  });

  it("keeps full relative precision where probabilities are tiny", () => {
    // A birth-death chain with ratio r has π_k ∝ r^k.
    const n = 40;
    const r = 1e-3;
    const rates = new Float64Array(n * n);
    for (let k = 0; k + 1 < n; k++) {
      rates[k * n + k + 1] = r;
      rates[(k + 1) * n + k] = 1;
    }
    const pi = stationary(rates, n);
    for (let k = 1; k < n; k++) expect(pi[k]! / pi[k - 1]! / r).toBeCloseTo(1, 12);
  });

  it("refuses a chain with two closed classes", () => {
    expect(() => stationary(new Float64Array(4), 2)).toThrow(RangeError);
  });
});
