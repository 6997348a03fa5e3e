import { type Contributions, checkContributions } from "./contributions";

/**
 * Quadratic funding with one root per donation instead of per donor, as several tools have paid:
 * splitting a donation gains. Kept to reproduce their rounds, never a default.
 *
 * weight_p = (Σ_rows √(b · a))² − [subtract] Σ_rows a, b the donor's coefficient (absent: 1).
 * `subtract` takes off the contributions as given, without the coefficient; written as
 * Σ √(b a) (S − √(b a)) + Σ (b − 1) a it subtracts nothing large, so that one donation alone, without a
 * boost, gets 0 exactly.
 */
export function rowQuadratic(
  rows: Contributions,
  options: { readonly coefficient?: ArrayLike<number>; readonly subtract: boolean },
): Float64Array {
  checkContributions(rows);
  const root = new Float64Array(rows.projects);
  const coefficientOf = (row: number) => options.coefficient?.[rows.donor[row]!] ?? 1;
  for (let row = 0; row < rows.amount.length; row++) {
    const p = rows.project[row]!;
    root[p] = root[p]! + Math.sqrt(coefficientOf(row) * rows.amount[row]!);
  }
  if (!options.subtract) return root.map((sum) => sum * sum);
  const raw = new Float64Array(rows.projects);
  for (let row = 0; row < rows.amount.length; row++) {
    const [p, b, a] = [rows.project[row]!, coefficientOf(row), rows.amount[row]!];
    const own = Math.sqrt(b * a);
    raw[p] = raw[p]! + own * Math.max(0, root[p]! - own) + (b - 1) * a;
  }
  return raw.map((value) => Math.max(0, value));
}
