import { type Acquaintance, type AcquaintanceOf, acquaintance } from "./acquaintance";
import { byProject, type DonationMatrix, type ProjectDonations } from "./contributions";

export interface ConnectionOrientedOptions {
  /** How well donor i knows group g, k_ig; see `acquaintance`. */
  readonly variant: Acquaintance;
  /** Whom a donor knows entirely counts for nothing (the default in practice), not for a root. */
  readonly harsh: boolean;
  /** w_ig: by what i gave to g (default), or the same for each of i's groups (the authors' form). */
  readonly belonging?: "amount" | "equal";
}

/** Above this many projects the projects × projects table of one project would not fit (200 MB). */
const PROJECTS_MAX = 5000;

/**
 * Connection-oriented cluster match on the donation matrix itself (Miller, Weyl, Erichsen 2022, as
 * used in rounds): the projects are the groups, w_ig = c_ig / Σ_g c_ig is how much donor i belongs
 * to g, k_ig in [0, 1] how well i knows g, K_ig = (1 − k_ig) c_ip (harsh) or k_ig √c_ip + (1 − k_ig) c_ip,
 * P_gh = Σ_i K_ig w_ih, raw_p = Σ_{g≠h} √(P_gh P_hg). In the unit of the contributions.
 *
 * Consequence: under `harsh` a donor to a single project adds nothing. Σ_p Σ_{i∈p} |projects of i| ·
 * |groups| work, one groups × groups table of memory. Throws RangeError above 5,000 projects.
 */
export function connectionOriented(
  matrix: DonationMatrix,
  { variant, harsh, belonging: kind = "amount" }: ConnectionOrientedOptions,
): Float64Array {
  if (matrix.projects > PROJECTS_MAX) {
    throw new RangeError(
      `${matrix.projects} projects; this mechanism takes at most ${PROJECTS_MAX}`,
    );
  }
  const columns = byProject(matrix);
  const belonging = belongingOf(matrix, kind);
  const known = acquaintance(variant, matrix, columns, belonging);
  const widest = widestTable(matrix, columns);
  const table = new Float64Array(widest * widest);
  const raw = new Float64Array(matrix.projects);
  for (let p = 0; p < matrix.projects; p++) {
    raw[p] = matchOf(p, matrix, { columns, belonging, known, harsh, table });
  }
  return raw;
}

/** w_ig, entry by entry of the matrix. */
function belongingOf(
  { donors, start, amount }: DonationMatrix,
  kind: "amount" | "equal",
): Float64Array {
  const belonging = kind === "equal" ? new Float64Array(amount.length).fill(1) : amount.slice();
  for (let i = 0; i < donors; i++) {
    let total = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) total += belonging[at]!;
    for (let at = start[i]!; at < start[i + 1]!; at++) belonging[at] = belonging[at]! / total;
  }
  return belonging;
}

interface Tables {
  readonly columns: ProjectDonations;
  readonly belonging: Float64Array;
  readonly known: AcquaintanceOf;
  readonly harsh: boolean;
  /** P of one project, used again for the next: a table each would be gigabytes of garbage. */
  readonly table: Float64Array;
}

/** raw_p over the groups that p's donors belong to: P_gh is 0 wherever h is none of them. */
function matchOf(p: number, matrix: DonationMatrix, tables: Tables): number {
  const { columns, known, table } = tables;
  const groups = groupsOf(p, matrix, columns);
  const size = groups.length;
  table.fill(0, 0, size * size);
  const place = new Int32Array(matrix.projects);
  for (let at = 0; at < size; at++) place[groups[at]!] = at;
  for (let from = 0; from < size; from += known.stretch) {
    const stretch = groups.subarray(from, from + known.stretch);
    addStretch(p, matrix, tables, { stretch, from, size, place });
  }
  return 2 * sumOfRoots(table, size);
}

interface Stretch {
  readonly stretch: Int32Array;
  readonly from: number;
  readonly size: number;
  readonly place: Int32Array;
}

/** Adds Σ_i K_ig w_ih to the columns g of a stretch: few enough to stay in the processor's cache. */
function addStretch(
  p: number,
  { start, project }: DonationMatrix,
  { columns, belonging, known, harsh, table }: Tables,
  { stretch, from, size, place }: Stretch,
): void {
  const width = stretch.length;
  const pull = new Float64Array(width);
  for (let k = columns.start[p]!; k < columns.start[p + 1]!; k++) {
    const i = columns.donor[k]!;
    if (harsh && start[i + 1]! - start[i]! === 1) continue;
    const c = columns.amount[k]!;
    const root = harsh ? 0 : Math.sqrt(c);
    known.of(i, stretch, pull);
    for (let g = 0; g < width; g++) pull[g] = (1 - pull[g]!) * c + pull[g]! * root;
    let at = start[i]!;
    // Two rows at a time: what is pulled is read once for both.
    for (; at + 1 < start[i + 1]!; at += 2) {
      const one = place[project[at]!]! * size + from;
      const other = place[project[at + 1]!]! * size + from;
      const [v, w] = [belonging[at]!, belonging[at + 1]!];
      for (let g = 0; g < width; g++) {
        const drawn = pull[g]!;
        table[one + g] = table[one + g]! + drawn * v;
        table[other + g] = table[other + g]! + drawn * w;
      }
    }
    if (at === start[i + 1]!) continue;
    const row = place[project[at]!]! * size + from;
    for (let g = 0; g < width; g++) table[row + g] = table[row + g]! + pull[g]! * belonging[at]!;
  }
}

/** Side of the squares in which a table is gone through, so that both halves stay in the cache. */
const TILE = 32;

/** Σ_{h<g} √(P_gh P_hg). */
function sumOfRoots(table: Float64Array, size: number): number {
  let sum = 0;
  for (let top = 0; top < size; top += TILE) {
    for (let left = 0; left <= top; left += TILE) {
      for (let g = top; g < Math.min(size, top + TILE); g++) {
        const end = Math.min(g, left + TILE);
        for (let h = left; h < end; h++) {
          sum += Math.sqrt(table[h * size + g]! * table[g * size + h]!);
        }
      }
    }
  }
  return sum;
}

function groupsOf(
  p: number,
  { start, project, projects }: DonationMatrix,
  columns: ProjectDonations,
): Int32Array {
  const isIn = new Uint8Array(projects);
  for (let k = columns.start[p]!; k < columns.start[p + 1]!; k++) {
    const i = columns.donor[k]!;
    for (let at = start[i]!; at < start[i + 1]!; at++) isIn[project[at]!] = 1;
  }
  const groups = new Int32Array(projects);
  let count = 0;
  for (let g = 0; g < projects; g++) if (isIn[g]) groups[count++] = g;
  return groups.subarray(0, count);
}

/** The most groups that one project's donors belong to. */
function widestTable(matrix: DonationMatrix, columns: ProjectDonations): number {
  let widest = 0;
  for (let p = 0; p < matrix.projects; p++) {
    widest = Math.max(widest, groupsOf(p, matrix, columns).length);
  }
  return widest;
}
