import type { DonationMatrix } from "./contributions";

/**
 * Donation-profile cluster match: donors with an identical set of projects count as one,
 * raw_p = (Σ_g √(Σ_{i∈g} c_ip))² − C_p over the sets g. In the unit of the contributions.
 *
 * Departure: written as Σ_g √c_gp (S_p − √c_gp), as `quadratic` is, so that one set alone gets 0 exactly.
 */
export function donationProfile(matrix: DonationMatrix): Float64Array {
  const { start, project, amount } = matrix;
  const sums = new Map<string, Float64Array>();
  const sets = new Map<string, Int32Array>();
  for (let i = 0; i < matrix.donors; i++) {
    const set = project.subarray(start[i]!, start[i + 1]!);
    if (set.length === 0) continue;
    const key = set.join();
    const sum = sums.get(key) ?? new Float64Array(set.length);
    for (let k = 0; k < set.length; k++) sum[k] = sum[k]! + amount[start[i]! + k]!;
    sums.set(key, sum);
    sets.set(key, set);
  }
  const roots = new Float64Array(matrix.projects);
  for (const [key, sum] of sums) {
    const set = sets.get(key)!;
    for (let k = 0; k < set.length; k++) roots[set[k]!] = roots[set[k]!]! + Math.sqrt(sum[k]!);
  }
  const raw = new Float64Array(matrix.projects);
  for (const [key, sum] of sums) {
    const set = sets.get(key)!;
    for (let k = 0; k < set.length; k++) {
      const [p, own] = [set[k]!, Math.sqrt(sum[k]!)];
      raw[p] = raw[p]! + own * Math.max(0, roots[p]! - own);
    }
  }
  return raw;
}
