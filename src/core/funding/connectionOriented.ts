import { type Acquaintance, acquaintance } from "./acquaintance";
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
  const raw = new Float64Array(matrix.projects);
  for (let p = 0; p < matrix.projects; p++) {
    raw[p] = matchOf(p, matrix, { columns, belonging, known, harsh });
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
  readonly known: (donor: number) => Float64Array;
  readonly harsh: boolean;
}

/** raw_p over the groups that p's donors belong to: P_gh is 0 wherever h is none of them. */
function matchOf(p: number, matrix: DonationMatrix, tables: Tables): number {
  const { start, project } = matrix;
  const { columns, belonging, known, harsh } = tables;
  const groups = groupsOf(p, matrix, columns);
  const place = new Map(Array.from(groups, (g, at) => [g, at]));
  const size = groups.length;
  const table = new Float64Array(size * size);
  const pull = new Float64Array(size);
  for (let k = columns.start[p]!; k < columns.start[p + 1]!; k++) {
    const i = columns.donor[k]!;
    if (harsh && start[i + 1]! - start[i]! === 1) continue;
    const c = columns.amount[k]!;
    const root = harsh ? 0 : Math.sqrt(c);
    const acquainted = known(i);
    for (let g = 0; g < size; g++) {
      const share = acquainted[groups[g]!]!;
      pull[g] = (1 - share) * c + share * root;
    }
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const row = place.get(project[at]!)! * size;
      const w = belonging[at]!;
      for (let g = 0; g < size; g++) table[row + g] = table[row + g]! + pull[g]! * w;
    }
  }
  let sum = 0;
  for (let g = 0; g < size; g++) {
    for (let h = 0; h < g; h++) sum += Math.sqrt(table[h * size + g]! * table[g * size + h]!);
  }
  return 2 * sum;
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
