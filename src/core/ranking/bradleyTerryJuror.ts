import { maximiseBradleyTerry } from "./bradleyTerry";
import { gaussian } from "./bradleyTerryL2";
import { fitExtended } from "./extendedModel";
import type { Terms } from "./extendedProblem";
import {
  describeJurors,
  EXPONENT_MAX,
  jurorRows,
  quadratic,
  type WonRows,
  wonRows,
} from "./jurorModel";
import type { BinaryMethod } from "./method";

const DEFAULT_ALPHA = 0.05;
const DEFAULT_TAU = 0.5;

/**
 * Bradley-Terry in which juror j tells items apart β_j times as sharply as the average juror:
 * argmax Σ w [o log σ(β_j d) + (1 − o) log σ(−β_j d)] − α Σ θ² − Σ_j (log β_j)² / (2τ²), mean zero.
 *
 * β > 0: a contrary juror can only be heard less, not turned round. With three such and ten coins of
 * fifty its error to the truth stays near plain Bradley-Terry's on much data; `crowd_bt` finds them.
 *
 * The discrimination model of BT-σ (arXiv 2602.16610) with normal priors in place of Π β_j = 1.
 * Not convex: the better of two starts (all β = 1, from θ = 0 and from `bt_l2`). `extra.jurors` has
 * `beta` and `logBeta`. Rows without jurors are one juror's. An answer exists on every graph.
 * Standard errors: the Laplace posterior of (θ, log β), θ's block.
 */
export const btJurorDiscrimination: BinaryMethod = {
  key: "bt_juror_discrimination",
  title: "Bradley-Terry with juror sharpness",
  about: "Bradley-Terry that estimates how sharply each juror tells items apart, and listens so.",
  reads: "binary",
  params: [
    { name: "alpha", title: "Pull towards equal", default: DEFAULT_ALPHA, min: 1e-9, max: 1e6 },
    { name: "tau", title: "Spread of log sharpness", default: DEFAULT_TAU, min: 1e-3, max: 1e3 },
  ],
  estimate(input) {
    const alpha = input.params.alpha!;
    const rows = wonRows(jurorRows(input.rows));
    const model = {
      ...{ n: rows.n, a: rows.a, b: rows.b, phi: rows.juror, phiCount: rows.count },
      terms: termsOf(rows),
      thetaPenalty: quadratic(alpha),
      phiPenalty: quadratic(1 / (2 * input.params.tau! ** 2)),
    };
    const plain = maximiseBradleyTerry({ ...input, intervals: false }, gaussian(alpha));
    const phi = new Float64Array(rows.count);
    const starts = [
      { theta: plain.theta, phi },
      { theta: new Float64Array(rows.n), phi },
    ];
    const fitted = fitExtended(input, model, starts);
    const jurors = describeJurors(rows, fitted.phi, (logBeta) => ({
      beta: Math.exp(logBeta),
      logBeta,
    }));
    return { ...fitted.estimate, extra: { jurors } };
  },
};

/** −w log σ(z) of every answer, z = β d, φ = log β. */
function termsOf({ weight, juror }: WonRows): Terms {
  return (phi, { d, slopeD, slopePhi, dd, dPhi, phiPhi }) => {
    const betas = phi.map(Math.exp);
    let total = 0;
    for (let k = 0; k < d.length; k++) {
      const beta = betas[juror[k]!]!;
      const z = beta * d[k]!;
      const w = weight[k]!;
      const odds = Math.exp(Math.min(EXPONENT_MAX, -z));
      const p = 1 / (1 + odds);
      const slope = -w * odds * p;
      const bend = -slope * p;
      total += w * Math.log1p(odds);
      slopeD[k] = slope * beta;
      slopePhi[k] = slope * z;
      dd[k] = bend * beta * beta;
      dPhi[k] = (bend * z + slope) * beta;
      phiPhi[k] = (bend * z + slope) * z;
    }
    return total;
  };
}
