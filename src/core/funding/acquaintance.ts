import type { DonationMatrix, ProjectDonations } from "./contributions";

/**
 * How acquaintance k_ig of a donor with a group is measured; all are 1 for a donor's own groups. b_ig = 1
 * where i gave to g, F_ij = 1 where i and j share a group (i and i too):
 * - `markov`: max((w uᵀ w)_ig, b_ig), the chance to get from i to g in one step through a common
 *   group, u_ig = c_ig / Σ_i c_ig;
 * - `pct_friends`: max(Σ_j F_ij b_jg / Σ_j F_ij, b_ig), the share of i's friends in g;
 * - `og`: 1 where any friend of i is in g.
 */
export type Acquaintance = "markov" | "pct_friends" | "og";

/** Writes k_ig of one donor and some groups into the first places of `into`. */
export type AcquaintanceOf = (donor: number, groups: Int32Array, into: Float64Array) => void;

/** The forms that count friends; the first is in throughGroups.ts. */
export function amongFriends(
  matrix: DonationMatrix,
  columns: ProjectDonations,
  anyIsEnough: boolean,
): AcquaintanceOf {
  const own = ownGroups(matrix);
  const counted = countFriends(matrix, columns, anyIsEnough);
  return remembered(matrix, (donor, groups, into) => {
    counted(donor, groups, into);
    own(donor, groups, into);
  });
}

/** Sets k to 1 for the donor's own groups; both lists ascend. */
function ownGroups({ start, project }: DonationMatrix) {
  return (donor: number, groups: Int32Array, into: Float64Array) => {
    let g = 0;
    for (let at = start[donor]!; at < start[donor + 1]!; at++) {
      while (g < groups.length && groups[g]! < project[at]!) g++;
      if (groups[g] === project[at]) into[g] = 1;
    }
  };
}

/** A donor is asked about once per project of theirs; so many numbers are kept (40 MB). */
const REMEMBERED_MAX = 5e6;

/** Whole rows of as many donors as there is room for; the others are measured again each time. */
function remembered({ projects }: DonationMatrix, of: AcquaintanceOf): AcquaintanceOf {
  const rows = new Map<number, Float64Array>();
  const all = Int32Array.from({ length: projects }, (_, g) => g);
  const most = Math.floor(REMEMBERED_MAX / projects);
  return (donor, groups, into) => {
    let row = rows.get(donor);
    if (!row && rows.size < most) {
      row = new Float64Array(projects);
      of(donor, all, row);
      rows.set(donor, row);
    }
    if (!row) return of(donor, groups, into);
    for (let g = 0; g < groups.length; g++) into[g] = row[groups[g]!]!;
  };
}

function countFriends(
  { donors, projects, start, project }: DonationMatrix,
  columns: ProjectDonations,
  anyIsEnough: boolean,
): AcquaintanceOf {
  const known = new Float64Array(projects);
  const seenAt = new Int32Array(donors);
  let visit = 0;
  return (donor, groups, into) => {
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
    for (let g = 0; g < groups.length; g++) {
      const met = known[groups[g]!]!;
      into[g] = anyIsEnough ? Math.min(1, met) : met / Math.max(1, friends);
    }
  };
}
