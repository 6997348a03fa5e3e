import { fitExtended } from "./extendedModel";
import type { Terms } from "./extendedProblem";
import { describeJurors, type JurorRows, jurorRows, quadratic } from "./jurorModel";
import type { ParamInfo, RatioInput, RatioMethod } from "./method";

const LAMBDA: ParamInfo = {
  ...{ name: "lambda", title: "Pull towards equal" },
  ...{ default: 0.01, min: 1e-9, max: 1e9 },
};

/**
 * Log ratios whose noise has a variance per juror: argmax Σ_k w_k [−r² / (2σ_j²) − ½ log σ_j²]
 * − Σ_j [(A + 1) log σ_j² + B / σ_j²] − λ Σ θ², r = y − (θ_a − θ_b); mean zero. An inverse-gamma
 * prior of shape A and scale B on σ_j² keeps a juror of few rows from being believed without limit.
 *
 * Not convex: the better of two starts (σ² = 1 from θ = 0, and σ² at the data's mean square).
 * `extra.jurors` has `sigma2`. Rows without jurors are one juror's. An answer exists on every graph.
 * Standard errors: the Laplace posterior of (θ, log σ²), θ's block.
 */
export const logL2JurorVariance: RatioMethod = {
  key: "log_l2_juror_variance",
  title: "Log ratios, juror noise",
  about: "Least squares on log multipliers that trusts each juror by how well they fit.",
  reads: "ratio",
  params: [
    { name: "a", title: "Shape of the noise prior", default: 2, min: 1e-3, max: 1e6 },
    { name: "b", title: "Scale of the noise prior", default: 1, min: 1e-6, max: 1e6 },
    LAMBDA,
  ],
  estimate(input) {
    const { a, b } = input.params as { a: number; b: number };
    return fitJurors(input, {
      terms: varianceTerms,
      phiPenalty: (phi) => {
        const share = b * Math.exp(-phi);
        return [(a + 1) * phi + share, a + 1 - share, share];
      },
      startPhi: meanSquareLog,
      describe: (phi) => ({ sigma2: Math.exp(phi) }),
    });
  },
};

/**
 * Log ratios that each juror stretches by an own factor s_j:
 * argmax −½ Σ_k w_k (y − s_j (θ_a − θ_b))² − Σ_j (log s_j)² / (2τ²) − λ Σ θ²; mean zero.
 *
 * Multipliers are inflated unequally; the prior around s = 1 fixes the common scale. Not convex:
 * the better of two starts (θ = 0 with s = 1 and s = 2). `extra.jurors` has `scale` and `logScale`.
 * Rows without jurors are one juror's. An answer exists on every graph. Standard errors: the Laplace
 * posterior of (θ, log s) for noise of unit variance, as the objective has it; θ's block.
 */
export const logL2JurorScale: RatioMethod = {
  key: "log_l2_juror_scale",
  title: "Log ratios, juror scale",
  about: "Least squares on log multipliers that takes out how much each juror exaggerates.",
  reads: "ratio",
  params: [
    { name: "tau", title: "Spread of log scale", default: 0.5, min: 1e-3, max: 1e3 },
    LAMBDA,
  ],
  estimate: (input) =>
    fitJurors(input, {
      terms: scaleTerms,
      phiPenalty: quadratic(1 / (2 * input.params.tau! ** 2)),
      startPhi: () => Math.LN2,
      describe: (phi) => ({ scale: Math.exp(phi), logScale: phi }),
    }),
};

interface JurorNoise {
  readonly terms: (rows: JurorRows) => Terms;
  readonly phiPenalty: (phi: number) => readonly [number, number, number];
  /** φ of the second start, the same for all jurors; the first has 0. */
  readonly startPhi: (rows: JurorRows) => number;
  readonly describe: (phi: number) => Record<string, number>;
}

function fitJurors(input: RatioInput, noise: JurorNoise) {
  const rows = jurorRows(input.rows);
  const model = {
    ...{ n: rows.n, a: rows.a, b: rows.b, phi: rows.juror, phiCount: rows.count },
    terms: noise.terms(rows),
    thetaPenalty: quadratic(input.params.lambda!),
    phiPenalty: noise.phiPenalty,
  };
  const theta = new Float64Array(rows.n);
  const starts = [0, noise.startPhi(rows)].map((phi) => ({
    theta,
    phi: new Float64Array(rows.count).fill(phi),
  }));
  const { estimate, phi } = fitExtended(input, model, starts);
  return { ...estimate, extra: { jurors: describeJurors(rows, phi, noise.describe) } };
}

/** log of the weighted mean of y², at least of 1. */
function meanSquareLog({ value, weight }: JurorRows): number {
  const total = weight.reduce((sum, w) => sum + w, 0);
  const square = value.reduce((sum, y, k) => sum + weight[k]! * y * y, 0);
  return Math.log(Math.max(1, square / total));
}

/** w (r² / (2σ²) + ½ log σ²), φ = log σ². */
function varianceTerms({ value, weight, juror }: JurorRows): Terms {
  return (phi, { d, slopeD, slopePhi, dd, dPhi, phiPhi }) => {
    const precisions = phi.map((x) => Math.exp(-x));
    let total = 0;
    for (let k = 0; k < d.length; k++) {
      const w = weight[k]!;
      const r = value[k]! - d[k]!;
      const trust = w * precisions[juror[k]!]!;
      const half = (trust * r * r) / 2;
      total += half + (w * phi[juror[k]!]!) / 2;
      slopeD[k] = -trust * r;
      slopePhi[k] = w / 2 - half;
      dd[k] = trust;
      dPhi[k] = trust * r;
      phiPhi[k] = half;
    }
    return total;
  };
}

/** ½ w (y − s d)², φ = log s. */
function scaleTerms({ value, weight, juror }: JurorRows): Terms {
  return (phi, { d, slopeD, slopePhi, dd, dPhi, phiPhi }) => {
    const scales = phi.map(Math.exp);
    let total = 0;
    for (let k = 0; k < d.length; k++) {
      const w = weight[k]!;
      const s = scales[juror[k]!]!;
      const z = s * d[k]!;
      const r = value[k]! - z;
      total += (w * r * r) / 2;
      slopeD[k] = -w * r * s;
      slopePhi[k] = -w * r * z;
      dd[k] = w * s * s;
      dPhi[k] = w * s * (z - r);
      phiPhi[k] = w * z * (z - r);
    }
    return total;
  };
}
