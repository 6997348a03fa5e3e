import type { DonationMatrix, ProjectDonations } from "./contributions";

/** How acquaintance of a donor with a group is measured; all are 1 for a donor's own groups. */
export type Acquaintance = "markov" | "pct_friends" | "og";

/** k_ig of one donor over a stretch of groups. */
export interface AcquaintanceOf {
  /** How many groups are best asked about at once. */
  readonly stretch: number;
  /** Writes k_ig of the groups into the first places of `into`. */
  readonly of: (donor: number, groups: Int32Array, into: Float64Array) => void;
}

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
  const own = ownGroups(matrix);
  const measured =
    variant === "markov"
      ? throughGroups(matrix, columns, belonging)
      : amongFriends(matrix, columns, variant === "og");
  const of: Measure = (donor, groups, into) => {
    measured(donor, groups, into);
    own(donor, groups, into);
  };
  // Friends are found by going through all groups anyway.
  const stretch = variant === "markov" ? CACHED_GROUPS : Number.POSITIVE_INFINITY;
  return { stretch, of: remembered(matrix, of) };
}

type Measure = AcquaintanceOf["of"];

/** A thousand rows of so many numbers are 512 KB. */
const CACHED_GROUPS = 64;

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
function remembered({ projects }: DonationMatrix, of: Measure): Measure {
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

function throughGroups(
  { donors, projects, start, project, amount }: DonationMatrix,
  columns: ProjectDonations,
  belonging: Float64Array,
): Measure {
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
  return (donor, groups, into) => {
    const width = groups.length;
    into.fill(0, 0, width);
    const end = start[donor + 1]!;
    // Two groups at a time: the loop is bound by what it reads and writes.
    let at = start[donor]!;
    for (; at + 1 < end; at += 2) {
      const [v, w] = [belonging[at]!, belonging[at + 1]!];
      const [one, other] = [project[at]! * projects, project[at + 1]! * projects];
      for (let g = 0; g < width; g++) {
        const to = groups[g]!;
        into[g] = into[g]! + v * step[one + to]! + w * step[other + to]!;
      }
    }
    if (at === end) return;
    const w = belonging[at]!;
    const from = project[at]! * projects;
    for (let g = 0; g < width; g++) into[g] = into[g]! + w * step[from + groups[g]!]!;
  };
}

function amongFriends(
  { donors, projects, start, project }: DonationMatrix,
  columns: ProjectDonations,
  anyIsEnough: boolean,
): Measure {
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
