/**
 * The table P_gh of a project's groups: block by block of eight groups g, in each by h. P_gh and P_hg,
 * which are multiplied in the end, then lie in two small squares.
 */

/** As many sums as fit the processor's registers. */
const BLOCK = 8;

/** Numbers in the table of a project with so many groups; the last block may be partly filled. */
export const tableLength = (size: number) => size * Math.ceil(size / BLOCK) * BLOCK;

/** Σ_{h<g} √(P_gh P_hg) of so many groups, square by square: both halves stay in the cache. */
export function sumOfRoots(table: Float64Array, size: number): number {
  let sum = 0;
  for (let top = 0; top < size; top += BLOCK) {
    for (let left = 0; left <= top; left += BLOCK) {
      const last = Math.min(size, top + BLOCK);
      for (let g = top; g < last; g++) {
        const end = Math.min(g, left + BLOCK);
        const across = left * size + g * BLOCK - left;
        let down = top * size + left * BLOCK + g - top;
        for (let h = left; h < end; h++) {
          sum += Math.sqrt(table[down]! * table[across + h]!);
          down += BLOCK;
        }
      }
    }
  }
  return sum;
}

/** Adds w K_g of one donor to P_gh, for one group h and all groups g. */
export function addRow(pull: Float64Array, w: number, table: Float64Array, h: number): void {
  const size = pull.length;
  for (let first = 0; first < size; first += BLOCK) {
    const begin = first * size + h * BLOCK - first;
    const end = Math.min(size, first + BLOCK);
    for (let g = first; g < end; g++) table[begin + g] = table[begin + g]! + w * pull[g]!;
  }
}

/** Writes Σ_i K_ig w_ih of all groups h and the block of groups g that begins at `begin`. */
export function drawBlock(
  from: Int32Array,
  member: Int32Array,
  part: Float64Array,
  pull: Float64Array,
  table: Float64Array,
  begin: number,
): void {
  for (let h = 0; h < from.length - 1; h++) {
    let p0 = 0;
    let p1 = 0;
    let p2 = 0;
    let p3 = 0;
    let p4 = 0;
    let p5 = 0;
    let p6 = 0;
    let p7 = 0;
    const end = from[h + 1]!;
    for (let at = from[h]!; at < end; at++) {
      const w = part[at]!;
      const i = member[at]! * BLOCK;
      p0 += w * pull[i]!;
      p1 += w * pull[i + 1]!;
      p2 += w * pull[i + 2]!;
      p3 += w * pull[i + 3]!;
      p4 += w * pull[i + 4]!;
      p5 += w * pull[i + 5]!;
      p6 += w * pull[i + 6]!;
      p7 += w * pull[i + 7]!;
    }
    const to = begin + h * BLOCK;
    table[to] = p0;
    table[to + 1] = p1;
    table[to + 2] = p2;
    table[to + 3] = p3;
    table[to + 4] = p4;
    table[to + 5] = p5;
    table[to + 6] = p6;
    table[to + 7] = p7;
  }
}
