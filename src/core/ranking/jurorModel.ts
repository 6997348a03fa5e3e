import type { BinaryComparisons, RatioComparisons } from "~/core/comparison";
import type { Penalty } from "./extendedProblem";
import type { JurorEstimate } from "./result";

/** The rows that have weight, with their jurors numbered 0..count−1 in ascending order. */
export interface JurorRows {
  readonly n: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Outcome or stated log ratio. */
  readonly value: Float64Array;
  readonly weight: Float64Array;
  readonly juror: Int32Array;
  readonly count: number;
  /** The jurors' own numbers. */
  readonly ids: readonly number[];
}

/** Rows without a juror column are read as one juror's, juror 0. */
export function jurorRows(rows: BinaryComparisons | RatioComparisons): JurorRows {
  const source = "outcome" in rows ? rows.outcome : rows.logRatio;
  const kept: number[] = [];
  for (let row = 0; row < rows.a.length; row++) {
    if (!rows.weight || rows.weight[row]! > 0) kept.push(row);
  }
  const jurorOf = (row: number) => (rows.juror ? rows.juror[row]! : 0);
  const ids = [...new Set(kept.map(jurorOf))].sort((x, y) => x - y);
  const number = new Map(ids.map((id, k) => [id, k]));
  return {
    n: rows.n,
    a: Int32Array.from(kept, (row) => rows.a[row]!),
    b: Int32Array.from(kept, (row) => rows.b[row]!),
    value: Float64Array.from(kept, (row) => source[row]!),
    weight: Float64Array.from(kept, (row) => (rows.weight ? rows.weight[row]! : 1)),
    juror: Int32Array.from(kept, (row) => number.get(jurorOf(row))!),
    count: ids.length,
    ids,
  };
}

/** One entry per juror, its parameters computed from its φ. */
export function describeJurors(
  { ids }: JurorRows,
  phi: Float64Array,
  parameters: (phi: number) => Record<string, number>,
): JurorEstimate[] {
  return ids.map((juror, k) => ({ juror, ...parameters(phi[k]!) }));
}

/** strength · x², as a cost. */
export function quadratic(strength: number): Penalty {
  return (x) => [strength * x * x, 2 * strength * x, 2 * strength];
}
