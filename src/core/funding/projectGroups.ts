import type { DonationMatrix, ProjectDonations } from "./contributions";

/**
 * One project's donors and the groups that they belong to, both numbered by their place here, with
 * the donors' shares w_ig in both orders.
 */
export interface ProjectGroups {
  /** Projects of its donors, ascending. */
  readonly groups: Int32Array;
  readonly donors: Int32Array;
  /** c_ip by donor. */
  readonly amount: Float64Array;
  /** √c_ip, or 0 where acquaintances count for nothing. */
  readonly root: Float64Array;
  /** Donor k's groups stand at `start[k] .. start[k + 1] − 1`, ascending. */
  readonly start: Int32Array;
  readonly place: Int32Array;
  readonly share: Float64Array;
  /** Group g's donors stand at `from[g] .. from[g + 1] − 1`, ascending. */
  readonly from: Int32Array;
  readonly member: Int32Array;
  readonly part: Float64Array;
}

/**
 * The groups of project p. Under `harsh` without donors to a single project: whoever knows all of their
 * groups pulls nothing.
 */
export function projectGroups(
  p: number,
  { start, project, projects }: DonationMatrix,
  columns: ProjectDonations,
  belonging: Float64Array,
  harsh: boolean,
): ProjectGroups {
  const least = harsh ? 2 : 1;
  const [begin, end] = [columns.start[p]!, columns.start[p + 1]!];
  const counts = new Int32Array(projects);
  let [size, entries] = [0, 0];
  for (let k = begin; k < end; k++) {
    const i = columns.donor[k]!;
    if (start[i + 1]! - start[i]! < least) continue;
    size++;
    entries += start[i + 1]! - start[i]!;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      counts[project[at]!] = counts[project[at]!]! + 1;
    }
  }
  const { groups, from, placeOf } = numbered(counts);
  const found = {
    ...{ groups, from, donors: new Int32Array(size), amount: new Float64Array(size) },
    ...{
      root: new Float64Array(size),
      start: new Int32Array(size + 1),
      place: new Int32Array(entries),
    },
    ...{ share: new Float64Array(entries), member: new Int32Array(entries) },
    part: new Float64Array(entries),
  };
  const next = from.slice();
  let [donor, entry] = [0, 0];
  for (let k = begin; k < end; k++) {
    const i = columns.donor[k]!;
    if (start[i + 1]! - start[i]! < least) continue;
    found.donors[donor] = i;
    found.amount[donor] = columns.amount[k]!;
    if (!harsh) found.root[donor] = Math.sqrt(columns.amount[k]!);
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const place = placeOf[project[at]!]!;
      const to = next[place]!;
      next[place] = to + 1;
      found.place[entry] = place;
      found.share[entry++] = belonging[at]!;
      found.member[to] = donor;
      found.part[to] = belonging[at]!;
    }
    found.start[++donor] = entry;
  }
  return found;
}

/** The groups that anybody belongs to, and where their lists begin. */
function numbered(counts: Int32Array) {
  const groups = new Int32Array(counts.length);
  const placeOf = new Int32Array(counts.length);
  const from = new Int32Array(counts.length + 1);
  let size = 0;
  for (let g = 0; g < counts.length; g++) {
    if (counts[g] === 0) continue;
    from[size + 1] = from[size]! + counts[g]!;
    placeOf[g] = size;
    groups[size++] = g;
  }
  return { groups: groups.slice(0, size), from: from.slice(0, size + 1), placeOf };
}
