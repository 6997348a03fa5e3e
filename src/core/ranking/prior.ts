/** What a prior adds to −ℓ(θ): the same convex function of each θ_i. */
export interface Prior {
  /** Its first and second derivative. */
  slope(x: number): number;
  curvature(x: number): number;
  /** Minus its value: what is added to the log likelihood, which is maximised. */
  logDensity(x: number): number;
  /** True where its maximum has mean zero within every component, so steps may be kept there. */
  readonly centres: boolean;
  /** True where θ is reported as the prior fixes it, false where it is shifted to mean zero. */
  readonly fixesGauge?: boolean;
}
