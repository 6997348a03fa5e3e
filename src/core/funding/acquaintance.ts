import type { DonationMatrix, ProjectDonations } from "./contributions";

/** How acquaintance of a donor with a group is measured; all are 1 for a donor's own groups. */
export type Acquaintance = "markov" | "pct_friends" | "og";

/** k_ig of one donor over all groups; the array may be reused by the next call. */
export type AcquaintanceOf = (donor: number) => Float64Array;

/**
 * k_ig by variant, b_ig = 1 where i gave to g, F_ij = 1 where i and j share a group (i and i too):
 * - `markov`: max((w uᵀ w)_ig, b_ig), the chance to get from i to g in one step through a common
 *   group, u_ig = c_ig / Σ_i c_ig;
 * - `pct_friends`: max(Σ_j F_ij b_jg / Σ_j F_ij, b_ig), the share of i's friends in g;
 * - `og`: 1 where any friend of i is in g.
 */
export function acquaintance(
  variant: Acquaintance,
  matrix: DonationMatrix,
  columns: ProjectDonations,
  belonging: Float64Array,
): AcquaintanceOf {
  const row =
    variant === "markov"
      ? throughGroups(matrix, columns, belonging)
      : amongFriends(matrix, columns, variant === "og");
  return remembered(matrix, (donor) => {
    const known = row(donor);
    for (let at = matrix.start[donor]!; at < matrix.start[donor + 1]!; at++) {
      known[matrix.project[at]!] = 1;
    }
    return known;
  });
}

/** Rows are asked for once per project of a donor; what fits this many numbers is kept (128 MB). */
const REMEMBERED_MAX = 16e6;

function remembered({ donors, projects }: DonationMatrix, row: AcquaintanceOf): AcquaintanceOf {
  if (donors * projects > REMEMBERED_MAX) return row;
  const rows = new Map<number, Float64Array>();
  return (donor) => {
    const known = rows.get(donor) ?? row(donor).slice();
    rows.set(donor, known);
    return known;
  };
}

function throughGroups(
  { donors, projects, start, project, amount }: DonationMatrix,
  columns: ProjectDonations,
  belonging: Float64Array,
): AcquaintanceOf {
  const total = new Float64Array(projects);
  for (let p = 0; p < projects; p++) {
    for (let k = columns.start[p]!; k < columns.start[p + 1]!; k++) {
      total[p] = total[p]! + columns.amount[k]!;
    }
  }
  const step = new Float64Array(projects * projects);
  for (let i = 0; i < donors; i++) {
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const from = project[at]! * projects;
      const u = amount[at]! / total[project[at]!]!;
      for (let to = start[i]!; to < start[i + 1]!; to++) {
        step[from + project[to]!] = step[from + project[to]!]! + u * belonging[to]!;
      }
    }
  }
  const known = new Float64Array(projects);
  return (donor) => {
    known.fill(0);
    for (let at = start[donor]!; at < start[donor + 1]!; at++) {
      const w = belonging[at]!;
      const from = project[at]! * projects;
      for (let g = 0; g < projects; g++) known[g] = known[g]! + w * step[from + g]!;
    }
    return known;
  };
}

function amongFriends(
  { donors, projects, start, project }: DonationMatrix,
  columns: ProjectDonations,
  anyIsEnough: boolean,
): AcquaintanceOf {
  const known = new Float64Array(projects);
  const seenAt = new Int32Array(donors);
  let visit = 0;
  return (donor) => {
    known.fill(0);
    visit++;
    let friends = 0;
    for (let at = start[donor]!; at < start[donor + 1]!; at++) {
      const p = project[at]!;
      for (let k = columns.start[p]!; k < columns.start[p + 1]!; k++) {
        const friend = columns.donor[k]!;
        if (seenAt[friend] === visit) continue;
        seenAt[friend] = visit;
        friends++;
        for (let to = start[friend]!; to < start[friend + 1]!; to++) {
          known[project[to]!] = known[project[to]!]! + 1;
        }
      }
    }
    for (let g = 0; g < projects; g++) {
      known[g] = anyIsEnough ? Math.min(1, known[g]!) : known[g]! / Math.max(1, friends);
    }
    return known;
  };
}
