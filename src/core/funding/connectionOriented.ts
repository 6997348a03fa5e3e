import { type Acquaintance, type AcquaintanceOf, amongFriends } from "./acquaintance";
import { byProject, type DonationMatrix, type ProjectDonations } from "./contributions";
import { addRow, sumOfRoots, tableLength } from "./pairTable";
import { type ProjectGroups, projectGroups } from "./projectGroups";
import { drawThroughGroups, stepsBetweenGroups } from "./throughGroups";

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
 * |groups| work, two groups × groups tables of memory. Throws RangeError above 5,000 projects.
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
  const draw = drawBy(variant, matrix, columns, belonging);
  const table = new Float64Array(widestTable(matrix, columns));
  const raw = new Float64Array(matrix.projects);
  for (let p = 0; p < matrix.projects; p++) {
    const found = projectGroups(p, matrix, columns, belonging, harsh);
    draw(found, table);
    raw[p] = 2 * sumOfRoots(table, found.groups.length);
  }
  return raw;
}

/**
 * Writes P_gh of a project into a table that is used again for the next one: a table each would be
 * gigabytes of garbage.
 */
type Draw = (found: ProjectGroups, table: Float64Array) => void;

function drawBy(
  variant: Acquaintance,
  matrix: DonationMatrix,
  columns: ProjectDonations,
  belonging: Float64Array,
): Draw {
  if (variant === "markov") {
    const step = stepsBetweenGroups(matrix, columns, belonging);
    return (found, table) => drawThroughGroups(found, step, matrix.projects, table);
  }
  const known = amongFriends(matrix, columns, variant === "og");
  return (found, table) => drawAmongFriends(found, known, table);
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

function drawAmongFriends(
  { groups, donors, amount, root, start, place, share }: ProjectGroups,
  known: AcquaintanceOf,
  table: Float64Array,
): void {
  const size = groups.length;
  table.fill(0, 0, tableLength(size));
  const pull = new Float64Array(size);
  for (let i = 0; i < donors.length; i++) {
    known(donors[i]!, groups, pull);
    const [c, r] = [amount[i]!, root[i]!];
    for (let g = 0; g < size; g++) pull[g] = (1 - pull[g]!) * c + pull[g]! * r;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      addRow(pull, share[at]!, table, place[at]!);
    }
  }
}

/** The longest table that a project needs: its donors' groups differ. */
function widestTable(matrix: DonationMatrix, columns: ProjectDonations): number {
  const seenBy = new Int32Array(matrix.projects).fill(-1);
  let widest = 0;
  for (let p = 0; p < matrix.projects; p++) {
    let size = 0;
    for (let k = columns.start[p]!; k < columns.start[p + 1]!; k++) {
      const i = columns.donor[k]!;
      for (let at = matrix.start[i]!; at < matrix.start[i + 1]!; at++) {
        const g = matrix.project[at]!;
        if (seenBy[g] === p) continue;
        seenBy[g] = p;
        size++;
      }
    }
    widest = Math.max(widest, size);
  }
  return tableLength(widest);
}
