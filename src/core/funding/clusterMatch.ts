import { Matrix, solve } from "ml-matrix";

/**
 * One project's contributions and the groups that its contributors belong to, as lists of their
 * numbers. Results are funding with the contributions in it.
 */
export interface GroupedContributions {
  readonly groups: readonly (readonly number[])[];
  readonly contributions: readonly number[];
}

/**
 * Connection-oriented cluster match in its authors' form (Miller, Weyl, Erichsen 2022):
 * Σ c_i + Σ_{g<h} 2 √(Σ_{i∈g} K(i,h)/T_i) √(Σ_{j∈h} K(j,g)/T_j), T_i the number of i's groups,
 * K(i,h) = √c_i if i shares a group with any member of h, else c_i.
 */
export function connectionOrientedGroups(input: GroupedContributions): number {
  const { groups, contributions } = checked(input);
  const times = memberships(input);
  const isFriend = friendsOf(input);
  const pull = (g: number, h: number) =>
    groups[g]!.reduce((sum, i) => {
      const c = contributions[i]!;
      return sum + (groups[h]!.some((j) => isFriend(i, j)) ? Math.sqrt(c) : c) / times[i]!;
    }, 0);
  let funding = contributions.reduce((sum, c) => sum + c, 0);
  for (let g = 0; g < groups.length; g++) {
    for (let h = g + 1; h < groups.length; h++) {
      funding += 2 * Math.sqrt(pull(g, h)) * Math.sqrt(pull(h, g));
    }
  }
  return funding;
}

/** Cluster match: (Σ_g √(Σ_{i∈g} c_i / T_i^power))², power 1; with power 2 the "squared" form. */
export function clusterMatch(input: GroupedContributions, power: 1 | 2 = 1): number {
  const { groups, contributions } = checked(input);
  const times = memberships(input);
  const roots = groups.map((group) =>
    Math.sqrt(group.reduce((sum, i) => sum + contributions[i]! / times[i]! ** power, 0)),
  );
  return roots.reduce((sum, root) => sum + root, 0) ** 2;
}

/**
 * Offset match: (Σ_i √(α_i c_i))² with Σ_j α_j |T_i ∩ T_j| / |T_i| = 1 for each i, T_i the groups of
 * i, everybody being a group of their own besides. Who shares all groups shares one vote.
 */
export function offsetMatch(input: GroupedContributions): number {
  const { contributions } = checked(input);
  const alone = contributions.map((_, i) => [i]);
  const named = input.groups.filter((group) => group.length !== 1);
  const groupsOf = contributions.map((_, i) =>
    [...named, ...alone].flatMap((group, at) => (group.includes(i) ? [at] : [])),
  );
  const singles = contributions.map(
    (_, i) => input.groups.filter((group) => group.length === 1 && group[0] === i).length,
  );
  // A singleton named more than once counts as often as it is named.
  const size = (i: number) => groupsOf[i]!.length + Math.max(0, singles[i]! - 1);
  const shared = (i: number, j: number) =>
    i === j ? size(i) : groupsOf[i]!.filter((at) => groupsOf[j]!.includes(at)).length;
  const n = contributions.length;
  const share = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => shared(i, j) / size(i)),
  );
  const alpha = solve(new Matrix(share), Matrix.columnVector(new Array(n).fill(1)));
  const root = contributions.reduce((sum, c, i) => sum + Math.sqrt(alpha.get(i, 0) * c), 0);
  return root ** 2;
}

function memberships({ groups, contributions }: GroupedContributions): number[] {
  return contributions.map((_, i) => groups.filter((group) => group.includes(i)).length);
}

function friendsOf({ groups }: GroupedContributions): (i: number, j: number) => boolean {
  return (i, j) => groups.some((group) => group.includes(i) && group.includes(j));
}

function checked(input: GroupedContributions): GroupedContributions {
  const { groups, contributions } = input;
  if (!contributions.every((c) => c >= 0 && c < Number.POSITIVE_INFINITY)) {
    throw new RangeError("contributions are finite numbers of at least 0");
  }
  if (!groups.every((group) => group.every((i) => i in contributions))) {
    throw new RangeError("a group names somebody without a contribution");
  }
  return input;
}
