import { describe, expect, it } from "vitest";
import {
  type Border,
  choleskyInPlace,
  choleskySolve,
  formSolver,
  quadraticForms,
  rng,
  toDense,
} from "~/core/numeric";

/** A ring of n items with `chords` pairs more, a prior, and a border of `count` columns. */
function made(n: number, chords: number, count: number) {
  const random = rng(`form ${n} ${chords} ${count}`);
  const keys = new Set<number>();
  for (let k = 0; k < n; k++) keys.add(k < n - 1 ? k * n + k + 1 : n - 1);
  while (keys.size < n + chords) {
    const i = random.int(n);
    const j = (i + 1 + random.int(n - 1)) % n;
    keys.add(Math.min(i, j) * n + Math.max(i, j));
  }
  const sorted = [...keys].sort((x, y) => x - y);
  const i = Int32Array.from(sorted, (key) => Math.floor(key / n));
  const j = Int32Array.from(sorted, (key) => key % n);
  const start = new Int32Array(n + 1);
  for (const item of i) start[item + 1]!++;
  for (let item = 0; item < n; item++) start[item + 1]! += start[item]!;
  const h = Float64Array.from(sorted, () => 0.5 + random.next());
  const matrix = { pairs: { n, start, i, j }, h, diagonal: new Float64Array(n).fill(0.3) };
  const b = Array.from({ length: n }, () => Float64Array.from({ length: count }, () => 0));
  for (let k = 0; k < h.length; k++) {
    const column = random.int(count);
    const value = 0.1 * random.normal();
    b[i[k]!]![column]! += value;
    b[j[k]!]![column]! -= value;
  }
  const border: Border = {
    start: Int32Array.from({ length: n + 1 }, (_, item) => item * count),
    column: Int32Array.from({ length: n * count }, (_, k) => k % count),
    value: Float64Array.from(
      { length: n * count },
      (_, k) => b[Math.floor(k / count)]![k % count]!,
    ),
    diagonal: new Float64Array(count).fill(2),
  };
  return { form: { matrix, border, centred: true }, b };
}

/** θ's block of the joint inverse, by the joint matrix. */
function jointSolve({ form, b }: ReturnType<typeof made>, right: Float64Array): Float64Array {
  const { n } = form.matrix.pairs;
  const count = form.border.diagonal.length;
  const size = n + count;
  const inner = toDense(form.matrix);
  const joint = new Float64Array(size * size);
  for (let row = 0; row < n; row++) {
    joint.set(inner.subarray(row * n, (row + 1) * n), row * size);
    for (let c = 0; c < count; c++) {
      joint[row * size + n + c] = b[row]![c]!;
      joint[(n + c) * size + row] = b[row]![c]!;
    }
  }
  for (let c = 0; c < count; c++) joint[(n + c) * size + n + c] = form.border.diagonal[c]!;
  expect(choleskyInPlace(joint, size)).toBe(true);
  return choleskySolve(
    joint,
    size,
    Float64Array.from([...right, ...new Float64Array(count)]),
  ).slice(0, n);
}

const off = (x: Float64Array, y: Float64Array) =>
  x.reduce((most, value, k) => Math.max(most, Math.abs(value - y[k]!)), 0);

describe("formSolver", () => {
  it.each([
    { n: 60, chords: 300, count: 1, kind: "a random graph" },
    { n: 60, chords: 300, count: 7, kind: "a random graph" },
    { n: 60, chords: 0, count: 3, kind: "a ring, by elimination" },
  ])("solves θ's block of the joint matrix: $kind, $count columns", ({ n, chords, count }) => {
    const problem = made(n, chords, count);
    const random = rng("right");
    const columns = Array.from({ length: 6 }, () =>
      Float64Array.from({ length: n }, () => random.normal()),
    );
    const solver = formSolver({ ...problem.form, centred: false });
    const found = columns.map(() => new Float64Array(n));
    solver.many(
      6,
      1e-9,
      (k, b) => b.set(columns[k]!),
      (k, x) => found[k]!.set(x),
    );
    for (const [k, column] of columns.entries()) {
      const expected = jointSolve(problem, column);
      expect(off(solver.one(column, 1e-11), expected)).toBeLessThan(1e-8);
      expect(off(found[k]!, expected)).toBeLessThan(1e-6);
    }
  });

  it("gives quadratic forms and the vectors behind them", () => {
    const problem = made(50, 200, 4);
    const seen = new Map<number, Float64Array>();
    const items = [3, 49, 0, 17, 8];
    const { values } = quadraticForms(formSolver(problem.form), items, 1 / 50, (k, x) => {
      seen.set(items[k]!, x.slice());
    });
    for (const [k, item] of items.entries()) {
      const b = new Float64Array(50).fill(-1 / 50);
      b[item]! += 1;
      const x = jointSolve(problem, b);
      expect(values[k]).toBeCloseTo(
        b.reduce((sum, value, at) => sum + value * x[at]!, 0),
        8,
      );
      expect(off(seen.get(item)!, x)).toBeLessThan(1e-4);
    }
  });
});
