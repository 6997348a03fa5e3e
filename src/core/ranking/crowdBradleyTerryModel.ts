import { logSigmoid } from "./bradleyTerry";
import type { ExtendedStart } from "./extendedModel";
import type { ExtendedModel, Penalty, Terms } from "./extendedProblem";
import type { JurorRows } from "./jurorModel";

/** e to this is still a number. */
const EXPONENT_MAX = 700;

/** λ, A and B of the prior that Crowd-BT's docstring gives. */
export interface CrowdPrior {
  readonly lambda: number;
  readonly a: number;
  readonly b: number;
}

/** Crowd-BT's negative log posterior, φ = logit η. */
export function crowdModel(rows: JurorRows, { lambda, a, b }: CrowdPrior): ExtendedModel {
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
  rows: JurorRows,
  theta: Float64Array,
  { a, b }: CrowdPrior,
): [ExtendedStart, ...ExtendedStart[]] {
  const agreed = new Float64Array(rows.count).fill(a);
  const opposed = new Float64Array(rows.count).fill(b);
  for (let k = 0; k < rows.a.length; k++) {
    const ahead = theta[rows.a[k]!]! >= theta[rows.b[k]!]!;
    const forA = rows.weight[k]! * rows.value[k]!;
    const forB = rows.weight[k]! - forA;
    const j = rows.juror[k]!;
    agreed[j] = agreed[j]! + (ahead ? forA : forB);
    opposed[j] = opposed[j]! + (ahead ? forB : forA);
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

/** −log likelihood of every comparison, η = σ(φ). */
function termsOf({ value, weight, juror }: JurorRows): Terms {
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
      const skill = eta - etaNot;
      const spread = p * pNot;
      const doubt = eta * etaNot;
      const lead = p - pNot;
      const won = weight[k]! * value[k]!;
      const lost = weight[k]! - won;
      // Cost by q, once and twice; an outcome that did not happen must not divide by a vanished q.
      let slope = 0;
      let bend = 0;
      if (won > 0) {
        const q = eta * p + etaNot * pNot;
        const share = 1 / q;
        total -= won * Math.log(q);
        slope -= won * share;
        bend += won * share * share;
      }
      if (lost > 0) {
        const qNot = eta * pNot + etaNot * p;
        const share = 1 / qNot;
        total -= lost * Math.log(qNot);
        slope += lost * share;
        bend += lost * share * share;
      }
      const qd = skill * spread;
      const qPhi = doubt * lead;
      slopeD[k] = slope * qd;
      slopePhi[k] = slope * qPhi;
      dd[k] = bend * qd * qd - slope * skill * spread * lead;
      dPhi[k] = bend * qd * qPhi + 2 * slope * doubt * spread;
      phiPhi[k] = bend * qPhi * qPhi - slope * doubt * skill * lead;
    }
    return total;
  };
}
