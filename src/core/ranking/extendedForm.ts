import { rowPairs } from "~/core/comparison";
import type { Border, PairMatrix } from "~/core/numeric";

/** Which θ and which φ each comparison reads. */
interface Rows {
  readonly n: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly phi: Int32Array;
  readonly phiCount: number;
}

/** Second derivatives by d = θ_a − θ_b and φ per comparison, and per parameter in all. */
interface Curvature {
  readonly dd: Float64Array;
  readonly dPhi: Float64Array;
  readonly diagonal: Float64Array;
  /** The penalties' own part of the diagonal. */
  readonly penalty: Float64Array;
}

/** The joint Hessian of (θ, φ), sparse: comparisons summed by pair, and by item and φ. */
export function extendedForm(
  model: Rows,
  curvature: Curvature,
): { matrix: PairMatrix; border: Border } {
  const { n, a, b } = model;
  const { index, pair } = rowPairs({ n, a, b });
  const h = new Float64Array(index.i.length);
  for (let k = 0; k < a.length; k++) h[pair[k]!] = h[pair[k]!]! + curvature.dd[k]!;
  const diagonal = curvature.penalty.slice(0, n);
  return {
    matrix: { pairs: index, h, diagonal },
    border: borderOf(model, curvature),
  };
}

/** Comparisons by item, then summed by φ within each. */
function borderOf({ n, a, b, phi, phiCount }: Rows, { dPhi, diagonal }: Curvature): Border {
  const entries = entriesByItem(n, a, b);
  const start = new Int32Array(n + 1);
  const column = new Int32Array(2 * a.length);
  const value = new Float64Array(2 * a.length);
  const place = new Int32Array(phiCount).fill(-1);
  let size = 0;
  for (let item = 0; item < n; item++) {
    for (let at = entries.start[item]!; at < entries.start[item + 1]!; at++) {
      const entry = entries.order[at]!;
      const row = entry < 0 ? ~entry : entry;
      const own = phi[row]!;
      // Places of earlier items lie before this item's first.
      if (place[own]! < start[item]!) {
        place[own] = size;
        column[size++] = own;
      }
      const to = place[own]!;
      value[to] = value[to]! + (entry < 0 ? -dPhi[row]! : dPhi[row]!);
    }
    start[item + 1] = size;
  }
  return {
    ...{ start, column: column.slice(0, size), value: value.slice(0, size) },
    diagonal: diagonal.slice(n),
  };
}

/** Row r where the item is its a, ~r where its b, item after item. */
function entriesByItem(n: number, a: Int32Array, b: Int32Array) {
  const start = new Int32Array(n + 1);
  for (const side of [a, b]) for (const item of side) start[item + 1] = start[item + 1]! + 1;
  for (let item = 0; item < n; item++) start[item + 1] = start[item + 1]! + start[item]!;
  const next = Int32Array.from(start);
  const order = new Int32Array(2 * a.length);
  const add = (item: number, entry: number) => {
    order[next[item]!] = entry;
    next[item] = next[item]! + 1;
  };
  for (let row = 0; row < a.length; row++) {
    add(a[row]!, row);
    add(b[row]!, ~row);
  }
  return { start, order };
}
