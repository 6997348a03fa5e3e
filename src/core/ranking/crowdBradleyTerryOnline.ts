import { digamma, logGamma } from "~/core/numeric";

/** A variance shrinks at most this far in one update. */
const SHRINK_MIN = 1e-4;

/** What Crowd-BT believes after some answers: items N(mu, sigma2), jurors' η Beta(alpha, beta). */
export interface CrowdBeliefs {
  /** Log weights, natural logs, and their variances; one per item. */
  readonly mu: Float64Array;
  readonly sigma2: Float64Array;
  /** One per juror. */
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
}

/** Beliefs before the first answer; the defaults are those of Gavel. */
export function crowdBeliefs(
  items: number,
  jurors: number,
  { mu = 0, sigma2 = 1, alpha = 10, beta = 1 } = {},
): CrowdBeliefs {
  if (!(Number.isFinite(mu) && [sigma2, alpha, beta].every((x) => x > 0 && x < Infinity))) {
    throw new RangeError("mu must be finite, and sigma2, alpha and beta positive and finite");
  }
  return {
    mu: new Float64Array(items).fill(mu),
    sigma2: new Float64Array(items).fill(sigma2),
    alpha: new Float64Array(jurors).fill(alpha),
    beta: new Float64Array(jurors).fill(beta),
  };
}

/**
 * Takes in one answer, "winner beat loser, says juror", in place and in O(1): Crowd-BT's moment
 * matching (Chen, Bennett, Collins-Thompson, Horvitz 2013, section 4).
 *
 * With p = σ(μ_w − μ_l) and r = α p / (α p + β (1 − p)): μ_w += s_w² κ, μ_l −= s_l² κ, κ = r − p;
 * s² ← s² max(1 + s² h, 1e-4), h = r (1 − r) − p (1 − p); α and β match the first two moments of η
 * under the mixture that the answer leaves, with C₁ = p + ½ (s_w² + s_l²) p (1 − p) (1 − 2p).
 *
 * The answer depends on the order of the answers, and a tie cannot be told. C₁, a second-order
 * expansion, is kept within 0 and 1, which it leaves for variances above about 4. Throws RangeError
 * for an item or juror that does not exist and for an item against itself.
 */
export function learnCrowd(
  state: CrowdBeliefs,
  winner: number,
  loser: number,
  juror: number,
): void {
  const { mu, sigma2, alpha, beta } = state;
  const after = afterAnswer(state, winner, loser, juror);
  mu[winner] = after.winner.mean;
  mu[loser] = after.loser.mean;
  sigma2[winner] = after.winner.variance;
  sigma2[loser] = after.loser.variance;
  alpha[juror] = after.alpha;
  beta[juror] = after.beta;
}

/**
 * Expected information (nats) of asking `juror` about i and j: over both answers, each with its
 * chance, KL(after ‖ before) of the two items plus γ times that of the juror's η. γ says how much
 * learning about the juror counts beside learning about the items.
 */
export function crowdExpectedGain(
  state: CrowdBeliefs,
  i: number,
  j: number,
  juror: number,
  gamma = 0.1,
): number {
  const before = { alpha: state.alpha[juror]!, beta: state.beta[juror]! };
  return [afterAnswer(state, i, j, juror), afterAnswer(state, j, i, juror)].reduce((sum, after) => {
    const items = normalDivergence(after.winner) + normalDivergence(after.loser);
    return sum + after.chance * (items + gamma * betaDivergence(after, before));
  }, 0);
}

interface Moved {
  readonly mean: number;
  readonly variance: number;
  readonly meanBefore: number;
  readonly varianceBefore: number;
}

function afterAnswer(state: CrowdBeliefs, winner: number, loser: number, juror: number) {
  const { mu, sigma2, alpha, beta } = state;
  if (!(winner in mu && loser in mu && juror in alpha) || winner === loser) {
    throw new RangeError(`no answer: item ${winner} beat item ${loser}, says juror ${juror}`);
  }
  const a = alpha[juror]!;
  const b = beta[juror]!;
  const d = mu[winner]! - mu[loser]!;
  const p = 1 / (1 + Math.exp(-d));
  const q = 1 / (1 + Math.exp(d));
  const r = (a * p) / (a * p + b * q);
  const kappa = r - p;
  const h = r * (1 - r) - p * q;
  const moved = (item: number, sign: number): Moved => {
    const variance = sigma2[item]!;
    return {
      mean: mu[item]! + sign * variance * kappa,
      variance: variance * Math.max(1 + variance * h, SHRINK_MIN),
      meanBefore: mu[item]!,
      varianceBefore: variance,
    };
  };
  const expanded = p + 0.5 * (sigma2[winner]! + sigma2[loser]!) * p * q * (q - p);
  const right = Math.min(1, Math.max(0, expanded));
  const wrong = 1 - right;
  const total = a + b;
  const chance = (right * a + wrong * b) / total;
  // Moments of η when the answer was Beta(α + 1, β) with chance ∝ C₁ α, Beta(α, β + 1) with ∝ C₂ β.
  const first = (right * (a + 1) * a + wrong * a * b) / (chance * (total + 1) * total);
  const second =
    (right * (a + 2) * (a + 1) * a + wrong * (a + 1) * a * b) /
    (chance * (total + 2) * (total + 1) * total);
  const strength = (first - second) / (second - first * first);
  return {
    ...{ winner: moved(winner, 1), loser: moved(loser, -1), chance },
    ...{ alpha: strength * first, beta: strength * (1 - first) },
  };
}

function normalDivergence({ mean, variance, meanBefore, varianceBefore }: Moved): number {
  const ratio = variance / varianceBefore;
  return 0.5 * (ratio - 1 - Math.log(ratio) + (mean - meanBefore) ** 2 / varianceBefore);
}

interface BetaBelief {
  readonly alpha: number;
  readonly beta: number;
}

/** KL(Beta after ‖ Beta before). */
function betaDivergence(after: BetaBelief, before: BetaBelief): number {
  const logB = ({ alpha, beta }: BetaBelief) =>
    logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta);
  const byAlpha = after.alpha - before.alpha;
  const byBeta = after.beta - before.beta;
  const together = (byAlpha + byBeta) * digamma(after.alpha + after.beta);
  const shift = byAlpha * digamma(after.alpha) + byBeta * digamma(after.beta) - together;
  return logB(before) - logB(after) + shift;
}
