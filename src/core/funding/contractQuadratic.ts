/** Precision of α in the contract. */
const ALPHA_PRECISION = 10n ** 18n;

/** What a tally of votes says of one project: Σ √ and Σ of contributions, in voice credits. */
export interface TalliedProject {
  /** Σ √contribution. */
  readonly tally: bigint;
  /** Σ contribution. */
  readonly spent: bigint;
}

/**
 * Capital-constrained quadratic funding in the integer arithmetic of clr.fund's contract:
 * α = pool · 10¹⁸ / (factor · (Σ tally² − Σ spent)),
 * amount_p = (factor · tally² · α + factor · spent · (10¹⁸ − α)) / 10¹⁸, divisions floored; amounts
 * are in base units and hold the contributions. `pool` is the matching pool without them; `factor` is
 * a voice credit in base units.
 *
 * As in the contract α is not held to 1: a small round spends the whole pool. `clip` holds it there.
 * Where Σ tally² = Σ spent there is nothing to match: α is null and contributions pass through.
 */
export function contractQuadratic(
  projects: readonly TalliedProject[],
  { pool, factor, clip = false }: { pool: bigint; factor: bigint; clip?: boolean },
): {
  readonly alpha: bigint | null;
  readonly amounts: readonly bigint[];
  readonly unspent: bigint;
} {
  const squares = projects.reduce((sum, { tally }) => sum + tally * tally, 0n);
  const spent = projects.reduce((sum, project) => sum + project.spent, 0n);
  if (pool < 0n || factor <= 0n) throw new RangeError("pool below 0, or factor not above 0");
  const wanted = factor * (squares - spent);
  const asked = wanted > 0n ? (pool * ALPHA_PRECISION) / wanted : null;
  const alpha = asked !== null && clip && asked > ALPHA_PRECISION ? ALPHA_PRECISION : asked;
  const amounts = projects.map(({ tally, spent: own }) => {
    const quadratic = factor * tally * tally * (alpha ?? 0n);
    const linear = factor * own * (ALPHA_PRECISION - (alpha ?? 0n));
    return (quadratic + linear) / ALPHA_PRECISION;
  });
  const paid = amounts.reduce((sum, amount) => sum + amount, 0n);
  return { alpha, amounts, unspent: pool + factor * spent - paid };
}

/**
 * What the contract's first rounds paid in fact: pool · tally / Σ tally + contributions, floored (its
 * authors later called it a mistake). 0 for everybody where no vote was cast.
 */
export function contractLinear(
  projects: readonly TalliedProject[],
  { pool, factor }: { pool: bigint; factor: bigint },
): bigint[] {
  const tallies = projects.reduce((sum, { tally }) => sum + tally, 0n);
  return projects.map(({ tally, spent }) =>
    tallies > 0n ? (pool * tally) / tallies + spent * factor : 0n,
  );
}
