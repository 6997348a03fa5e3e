import { type Contributions, checkContributions } from "./contributions";

/**
 * Quadratic funding with one root per donation instead of per donor, as several tools have paid:
 * splitting a donation gains. Kept to reproduce their rounds, never a default.
 *
 * weight_p = (Σ_rows √(b · a))² − [subtract] Σ_rows a, b the donor's coefficient (absent: 1).
 * `subtract` takes off the contributions as given, without the coefficient.
 */
export function rowQuadratic(
  rows: Contributions,
  options: { readonly coefficient?: ArrayLike<number>; readonly subtract: boolean },
): Float64Array {
  checkContributions(rows);
  const root = new Float64Array(rows.projects);
  const given = new Float64Array(rows.projects);
  for (let row = 0; row < rows.amount.length; row++) {
    const p = rows.project[row]!;
    const amount = rows.amount[row]!;
    const b = options.coefficient?.[rows.donor[row]!] ?? 1;
    root[p] = root[p]! + Math.sqrt(b * amount);
    given[p] = given[p]! + amount;
  }
  return root.map((sum, p) => Math.max(0, sum * sum - (options.subtract ? given[p]! : 0)));
}
