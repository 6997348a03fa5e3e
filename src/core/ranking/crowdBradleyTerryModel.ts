import { logSigmoid } from "./bradleyTerry";
import type { ExtendedStart } from "./extendedModel";
import type { ExtendedModel, Penalty, Terms } from "./extendedProblem";
import { EXPONENT_MAX, type WonRows } from "./jurorModel";

/** Log weights closer than this are equal. */
const EQUAL = 1e-9;

/** λ, A and B of the prior that Crowd-BT's docstring gives. */
export interface CrowdPrior {
  readonly lambda: number;
  readonly a: number;
  readonly b: number;
}

/** Crowd-BT's negative log posterior, φ = logit η. */
export function crowdModel(rows: WonRows, { lambda, a, b }: CrowdPrior): ExtendedModel {
  return {
    ...{ n: rows.n, a: rows.a, b: rows.b, phi: rows.juror, phiCount: rows.count },
    terms: termsOf(rows),
    thetaPenalty: bothWays(lambda, lambda),
    phiPenalty: bothWays(a - 1, b - 1),
    fixesGauge: true,
  };
}

/** −won log σ(x) − lost log σ(−x). */
function bothWays(won: number, lost: number): Penalty {
  return (x) => {
    const p = 1 / (1 + Math.exp(-x));
    const q = 1 / (1 + Math.exp(x));
    const value = -won * logSigmoid(x) - lost * logSigmoid(-x);
    return [value, lost * p - won * q, (won + lost) * p * q];
  };
}

/**
 * From a fit that trusts everybody: η as each juror agrees with it, as it stands and with θ doubled,
 * and η at the prior's mean. (From θ = 0 no better minimum was found on 1,500 random juries.)
 */
export function crowdStarts(
  rows: WonRows,
  theta: Float64Array,
  { a, b }: CrowdPrior,
): [ExtendedStart, ...ExtendedStart[]] {
  const agreed = new Float64Array(rows.count).fill(a);
  const opposed = new Float64Array(rows.count).fill(b);
  for (let k = 0; k < rows.a.length; k++) {
    const d = theta[rows.a[k]!]! - theta[rows.b[k]!]!;
    // Rounding must not decide for whom an answer between equals speaks.
    const forIt = Math.abs(d) < EQUAL ? 0.5 : d > 0 ? 1 : 0;
    const j = rows.juror[k]!;
    agreed[j] = agreed[j]! + rows.weight[k]! * forIt;
    opposed[j] = opposed[j]! + rows.weight[k]! * (1 - forIt);
  }
  const phi = new Float64Array(rows.count).fill(Math.log(a / b));
  const twice = theta.map((value) => 2 * value);
  const agreement = agreed.map((share, j) => Math.log(share / opposed[j]!));
  return [
    { theta, phi: agreement },
    { theta: twice, phi: agreement },
    { theta, phi },
  ];
}

/** −w log q of every answer, η = σ(φ). */
function termsOf({ weight, juror }: WonRows): Terms {
  return (phi, { d, slopeD, slopePhi, dd, dPhi, phiPhi }) => {
    const etas = phi.map((x) => 1 / (1 + Math.exp(-x)));
    const etaNots = phi.map((x) => 1 / (1 + Math.exp(x)));
    let total = 0;
    for (let k = 0; k < d.length; k++) {
      const odds = Math.exp(Math.min(EXPONENT_MAX, -d[k]!));
      const p = 1 / (1 + odds);
      const pNot = odds * p;
      const eta = etas[juror[k]!]!;
      const etaNot = etaNots[juror[k]!]!;
      const q = eta * p + etaNot * pNot;
      const share = 1 / q;
      const skill = eta - etaNot;
      const lead = p - pNot;
      const spread = p * pNot;
      const doubt = eta * etaNot;
      // Of q by d and by φ, relative to q.
      const byD = skill * spread * share;
      const byPhi = doubt * lead * share;
      const w = weight[k]!;
      total -= w * Math.log(q);
      slopeD[k] = -w * byD;
      slopePhi[k] = -w * byPhi;
      dd[k] = w * byD * (byD + lead);
      dPhi[k] = w * (byD * byPhi - 2 * doubt * spread * share);
      phiPhi[k] = w * byPhi * (byPhi + skill);
    }
    return total;
  };
}
