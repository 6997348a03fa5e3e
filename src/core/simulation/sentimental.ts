/**
 * A sentiment after something happened: s (1 − μ) + force · μ, kept within [0, 1]. At decay μ = 0 no
 * force moves it, which is how the founding model's participants never changed their minds.
 */
export function sentimental(sentiment: number, force: number, decay: number): number {
  return Math.min(1, Math.max(0, sentiment * (1 - decay) + force * decay));
}
