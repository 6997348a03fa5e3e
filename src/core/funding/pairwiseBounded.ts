import { byProject, type DonationMatrix } from "./contributions";

/**
 * Pairwise-bounded quadratic funding (Buterin, "Pairwise coordination subsidies", 2019): two donors
 * who agree on everything are trusted less, raw_p = Σ_{i<j} √(c_ip c_jp) · M / (M + Σ_q √(c_iq c_jq)).
 * Buterin's subsidy counts ordered pairs and is twice that. In the unit of the contributions, and M
 * too. Throws RangeError unless M > 0.
 */
export function pairwiseBounded(matrix: DonationMatrix, m: number): Float64Array {
  if (!(m > 0)) throw new RangeError(`M ${m} is not above 0`);
  return sumOverPairs(matrix, (overlap) => m / (m + overlap));
}

/**
 * The formula in use in 2020 under the same name: raw_p = Σ_{i<j} √(c_ip c_jp) · (threshold + 1) /
 * Σ_q √(c_iq c_jq). Unlike the one above it has no bound as the overlap vanishes. Throws RangeError
 * unless threshold ≥ 0.
 */
export function pairwise2020(matrix: DonationMatrix, threshold: number): Float64Array {
  if (!(threshold >= 0)) throw new RangeError(`threshold ${threshold} is below 0`);
  return sumOverPairs(matrix, (overlap) => (threshold + 1) / overlap);
}

/**
 * Σ_{i<j} √(c_ip c_jp) · trust(Σ_q √(c_iq c_jq)) by project. Each donor meets only those with a
 * project in common: O(Σ_p donors_p²), and O(donors) memory.
 */
function sumOverPairs(matrix: DonationMatrix, trust: (overlap: number) => number): Float64Array {
  const { donors, projects, start, project } = matrix;
  const columns = byProject(matrix);
  const root = columns.amount.map(Math.sqrt);
  // Where the donors before i end in each project's list.
  const end = columns.start.slice(0, projects);
  const overlap = new Float64Array(donors);
  const met = new Int32Array(donors);
  const raw = new Float64Array(projects);
  for (let i = 0; i < donors; i++) {
    let count = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const p = project[at]!;
      const own = Math.sqrt(matrix.amount[at]!);
      for (let k = columns.start[p]!; k < end[p]!; k++) {
        const j = columns.donor[k]!;
        if (overlap[j] === 0) met[count++] = j;
        overlap[j] = overlap[j]! + own * root[k]!;
      }
    }
    for (let k = 0; k < count; k++) overlap[met[k]!] = trust(overlap[met[k]!]!);
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const p = project[at]!;
      let sum = 0;
      for (let k = columns.start[p]!; k < end[p]!; k++)
        sum += root[k]! * overlap[columns.donor[k]!]!;
      raw[p] = raw[p]! + Math.sqrt(matrix.amount[at]!) * sum;
      end[p] = end[p]! + 1;
    }
    for (let k = 0; k < count; k++) overlap[met[k]!] = 0;
  }
  return raw;
}
