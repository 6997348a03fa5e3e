import type { DonationMatrix, ProjectDonations } from "./contributions";
import { drawBlock } from "./pairTable";
import type { ProjectGroups } from "./projectGroups";

/** As in pairTable.ts; a constant that is imported would be looked up again at every use. */
const BLOCK = 8;

/**
 * S = uᵀ w, u_ig = c_ig / Σ_i c_ig: the chance to get from group q to group g through a common donor.
 * Block by block of `BLOCK` groups g, in each by q, so that what is asked for at once lies together.
 */
export function stepsBetweenGroups(
  { donors, projects, start, project, amount }: DonationMatrix,
  columns: ProjectDonations,
  belonging: Float64Array,
): Float64Array {
  const total = new Float64Array(projects);
  for (let p = 0; p < projects; p++) {
    for (let k = columns.start[p]!; k < columns.start[p + 1]!; k++) {
      total[p] = total[p]! + columns.amount[k]!;
    }
  }
  const step = new Float64Array(Math.ceil(projects / BLOCK) * projects * BLOCK);
  for (let i = 0; i < donors; i++) {
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const q = project[at]!;
      const u = amount[at]! / total[q]!;
      for (let to = start[i]!; to < start[i + 1]!; to++) {
        const place = placeOf(project[to]!, projects) + q * BLOCK;
        step[place] = step[place]! + u * belonging[to]!;
      }
    }
  }
  return step;
}

/** Where group g's steps begin; one from q stands q × BLOCK further. */
const placeOf = (g: number, projects: number) =>
  Math.floor(g / BLOCK) * projects * BLOCK + (g % BLOCK);

/**
 * Writes P_gh = Σ_i K_ig w_ih of a project, k_ig = max((w S)_ig, b_ig), for all its groups g and h. Eight
 * groups g at a time: their sums stay in registers, and what they are made of in the cache.
 */
export function drawThroughGroups(
  { groups, donors, amount, root, start, place, share, from, member, part }: ProjectGroups,
  step: Float64Array,
  projects: number,
  table: Float64Array,
): void {
  const size = groups.length;
  const steps = new Float64Array(size * BLOCK);
  const pull = new Float64Array(donors.length * BLOCK);
  for (let first = 0; first < size; first += BLOCK) {
    gatherSteps(groups, first, step, projects, steps);
    pullOf(start, place, share, amount, root, steps, pull);
    for (let g = first; g < Math.min(size, first + BLOCK); g++) {
      // Everybody knows their own group.
      for (let at = from[g]!; at < from[g + 1]!; at++) {
        pull[member[at]! * BLOCK + g - first] = root[member[at]!]!;
      }
    }
    drawBlock(from, member, part, pull, table, first * size);
  }
}

/** The steps from all groups of a project to eight of them. */
function gatherSteps(
  groups: Int32Array,
  first: number,
  step: Float64Array,
  projects: number,
  into: Float64Array,
): void {
  const last = groups.length - 1;
  // Past the last group is the last again: of a short block only what there is will be read.
  const at = (k: number) => placeOf(groups[Math.min(last, first + k)]!, projects);
  const g0 = at(0);
  const g1 = at(1);
  const g2 = at(2);
  const g3 = at(3);
  const g4 = at(4);
  const g5 = at(5);
  const g6 = at(6);
  const g7 = at(7);
  for (let q = 0; q <= last; q++) {
    const begin = groups[q]! * BLOCK;
    const to = q * BLOCK;
    into[to] = step[begin + g0]!;
    into[to + 1] = step[begin + g1]!;
    into[to + 2] = step[begin + g2]!;
    into[to + 3] = step[begin + g3]!;
    into[to + 4] = step[begin + g4]!;
    into[to + 5] = step[begin + g5]!;
    into[to + 6] = step[begin + g6]!;
    into[to + 7] = step[begin + g7]!;
  }
}

/** K_ig = (1 − k_ig) c_ip + k_ig √c_ip by donor, k_ig = Σ_q w_iq S_qg; without the root under `harsh`. */
function pullOf(
  start: Int32Array,
  place: Int32Array,
  share: Float64Array,
  amount: Float64Array,
  root: Float64Array,
  steps: Float64Array,
  into: Float64Array,
): void {
  for (let i = 0; i < amount.length; i++) {
    let k0 = 0;
    let k1 = 0;
    let k2 = 0;
    let k3 = 0;
    let k4 = 0;
    let k5 = 0;
    let k6 = 0;
    let k7 = 0;
    const end = start[i + 1]!;
    for (let at = start[i]!; at < end; at++) {
      const w = share[at]!;
      const q = place[at]! * BLOCK;
      k0 += w * steps[q]!;
      k1 += w * steps[q + 1]!;
      k2 += w * steps[q + 2]!;
      k3 += w * steps[q + 3]!;
      k4 += w * steps[q + 4]!;
      k5 += w * steps[q + 5]!;
      k6 += w * steps[q + 6]!;
      k7 += w * steps[q + 7]!;
    }
    const c = amount[i]!;
    const r = root[i]!;
    const to = i * BLOCK;
    into[to] = (1 - k0) * c + k0 * r;
    into[to + 1] = (1 - k1) * c + k1 * r;
    into[to + 2] = (1 - k2) * c + k2 * r;
    into[to + 3] = (1 - k3) * c + k3 * r;
    into[to + 4] = (1 - k4) * c + k4 * r;
    into[to + 5] = (1 - k5) * c + k5 * r;
    into[to + 6] = (1 - k6) * c + k6 * r;
    into[to + 7] = (1 - k7) * c + k7 * r;
  }
}
