import { contributed, type DonationMatrix } from "./contributions";

/** S_p = Σ_i √c_ip. */
function sumOfRoots(matrix: DonationMatrix): Float64Array {
  const sum = new Float64Array(matrix.projects);
  for (let at = 0; at < matrix.project.length; at++) {
    const p = matrix.project[at]!;
    sum[p] = sum[p]! + Math.sqrt(matrix.amount[at]!);
  }
  return sum;
}

/**
 * Quadratic funding: raw_p = S_p² − C_p, S_p = Σ_i √c_ip, C_p = Σ_i c_ip (Buterin, Hitzig, Weyl,
 * arXiv 1809.06421). In the unit of the contributions; a project with one donor gets 0.
 *
 * Departure: written as Σ_i √c_ip (S_p − √c_ip) it subtracts nothing large, so that one donor alone
 * gets 0 exactly.
 */
export function quadratic(matrix: DonationMatrix): Float64Array {
  const sum = sumOfRoots(matrix);
  const raw = new Float64Array(matrix.projects);
  for (let at = 0; at < matrix.project.length; at++) {
    const p = matrix.project[at]!;
    const root = Math.sqrt(matrix.amount[at]!);
    raw[p] = raw[p]! + root * Math.max(0, sum[p]! - root);
  }
  return raw;
}

/**
 * The β family, F_p = (Σ_i c_ip^{1/β})^β, funding with the contributions in it (arXiv 1809.06421,
 * section 5): β = 1 is private provision, β = 2 quadratic funding.
 *
 * Throws RangeError unless β ≥ 1.
 */
export function powerFunding(matrix: DonationMatrix, beta: number): Float64Array {
  if (!(beta >= 1 && beta < Number.POSITIVE_INFINITY))
    throw new RangeError(`beta ${beta} is below 1`);
  const sum = new Float64Array(matrix.projects);
  for (let at = 0; at < matrix.project.length; at++) {
    const p = matrix.project[at]!;
    sum[p] = sum[p]! + matrix.amount[at]! ** (1 / beta);
  }
  return sum.map((value) => value ** beta);
}

/**
 * Quadratic funding with votes against: F_p = (Σ_i ±√c_ip)² where the sum is positive, else 0.
 * `against` marks the entries of the matrix that are given to lower the project's funding.
 */
export function signedQuadratic(matrix: DonationMatrix, against: Uint8Array): Float64Array {
  const sum = new Float64Array(matrix.projects);
  for (let at = 0; at < matrix.project.length; at++) {
    const p = matrix.project[at]!;
    const root = Math.sqrt(matrix.amount[at]!);
    sum[p] = sum[p]! + (against[at] ? -root : root);
  }
  return sum.map((value) => Math.max(0, value) ** 2);
}

/**
 * Capital-constrained quadratic funding (arXiv 1809.06421, definition 7): F = α S² + (1 − α) C with
 * α = min(1, pool / (Σ S² − Σ C)), so that the match α (S² − C) never exceeds the pool. Nothing is
 * scaled up: `unspent` is what a small round leaves.
 */
export function capitalConstrained(matrix: DonationMatrix, pool: number) {
  const raw = quadratic(matrix);
  const wanted = raw.reduce((sum, value) => sum + value, 0);
  const alpha = wanted > pool ? pool / wanted : 1;
  const match = raw.map((value) => alpha * value);
  const given = contributed(matrix);
  return {
    alpha,
    match,
    funding: match.map((value, p) => value + given[p]!),
    unspent: Math.max(0, pool - alpha * wanted),
  };
}
