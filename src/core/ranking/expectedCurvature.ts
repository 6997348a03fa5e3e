/** σ′(d) = p (1 − p) is taken for the normal density with its height 1/4 and area 1: ¼ e^(−c d²). */
const C = Math.PI / 16;

/**
 * E p (1 − p), p = σ(d), for d ~ N(mean, variance): the Fisher information that a comparison is
 * expected to bring. As ¼ q^(−½) e^(−c mean²/q), q = 1 + 2 c variance, c = π/16; right to 0.02.
 * At the mean alone, p (1 − p) calls pairs uninformative of which it is merely not known yet who
 * wins; choosing by that, an active design does worse than a random one until it is nearly done.
 */
export function expectedCurvature(mean: number, variance: number): number {
  const q = 1 + 2 * C * variance;
  return (0.25 / Math.sqrt(q)) * Math.exp((-C * mean * mean) / q);
}

/** The same within a factor, without an exponential: e^(−x) ≈ (1 + x/8)^(−8). For ranking many pairs. */
export function roughCurvature(mean: number, variance: number): number {
  const q = 1 + 2 * C * variance;
  const base = 1 + (C * mean * mean) / (8 * q);
  const square = base * base;
  const fourth = square * square;
  return 0.25 / (Math.sqrt(q) * fourth * fourth);
}
