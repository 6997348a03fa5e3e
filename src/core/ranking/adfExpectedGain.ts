/** From here outwards the tail is taken from its continued fraction, which there has converged. */
const TAIL = 4;
const TAIL_TERMS = 80;

/** A normal belief about an item's log weight. */
export interface Belief {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Expected information (nats) that the next outcome of i and j has on both, under a probit model
 * with unit noise and independent normal beliefs, updated by assumed density filtering:
 * c² = 1 + v_i + v_j, P(i beats j) = Φ(t), t = (m_i − m_j)/c; the winner's m += (v/c) V, the loser's
 * m −= (v/c) V, both v ← v (1 − (v/c²) W), V = φ(t)/Φ(t), W = V (V + t); the gain is the mean over
 * both outcomes of the divergence KL(after ‖ before) of the two items (Herbrich, Minka, Graepel
 * 2007; Mikhailiuk et al. 2020, arXiv 2004.05691). O(1), no quadrature.
 */
export function adfExpectedGain(i: Belief, j: Belief): { pWin: number; gain: number } {
  const c = Math.sqrt(1 + i.variance + j.variance);
  const t = (i.mean - j.mean) / c;
  const pWin = normalCdf(t);
  const gain = pWin * divergence(i, j, c, t) + normalCdf(-t) * divergence(i, j, c, -t);
  return { pWin, gain };
}

/** KL(after ‖ before) over both items when the outcome with margin t (in units of c) comes. */
function divergence(i: Belief, j: Belief, c: number, t: number): number {
  const v = hazard(t);
  const w = v * (v + t);
  return [i, j].reduce((sum, { variance }) => {
    const shrink = 1 - (variance / (c * c)) * w;
    const shift = (variance / c) * v;
    return sum + 0.5 * (-Math.log(shrink) + shrink + (shift * shift) / variance - 1);
  }, 0);
}

/** φ(t)/Φ(t), right to rounding in the lower tail too, where both vanish. */
function hazard(t: number): number {
  return t < -TAIL ? 1 / millsRatio(-t) : density(t) / normalCdf(t);
}

function density(t: number): number {
  return Math.exp(-0.5 * t * t) / Math.sqrt(2 * Math.PI);
}

/** Φ(t): in the middle the series ½ + φ(t) (t + t³/3 + t⁵/15 + …), in the tails φ(t) times Mills' ratio. */
function normalCdf(t: number): number {
  if (t < -TAIL) return density(t) * millsRatio(-t);
  if (t > TAIL) return 1 - density(t) * millsRatio(t);
  let term = t;
  let sum = t;
  for (let odd = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); odd += 2) {
    term *= (t * t) / odd;
    sum += term;
  }
  return 0.5 + density(t) * sum;
}

/** (1 − Φ(x))/φ(x) = 1/(x + 1/(x + 2/(x + 3/…))) for x well above 0 (Laplace). */
function millsRatio(x: number): number {
  let tail = x;
  for (let k = TAIL_TERMS; k >= 1; k--) tail = x + k / tail;
  return 1 / tail;
}
