import { logSigmoid, maximiseBradleyTerry } from "./bradleyTerry";
import { LOGISTIC } from "./bradleyTerryLogisticPrior";
import { type ExtendedStart, fitExtended } from "./extendedModel";
import type { Penalty, Terms } from "./extendedProblem";
import { describeJurors, type JurorRows, jurorRows } from "./jurorModel";
import type { BinaryMethod } from "./method";

/** e to this is still a number. */
const EXPONENT_MAX = 700;

/**
 * Crowd-BT (Chen, Bennett, Collins-Thompson, Horvitz 2013), maximum a posteriori: juror j reports
 * what Bradley-Terry draws with chance η_j and its opposite otherwise, q = η σ(d) + (1 − η) σ(−d):
 * argmax Σ w [o log q + (1 − o) log(1 − q)] + λ Σ_i [log σ(θ_i) + log σ(−θ_i)]
 * + Σ_j [(A − 1) log η_j + (B − 1) log(1 − η_j)].
 *
 * θ is not centred: 0 is the fictitious item of the λ prior. η = ½ is a coin, below ½ contrary;
 * `extra.jurors` has `eta`. Not convex: best of four starts (from `bt_logistic_prior` with η at the
 * prior's mean, with η as each juror agrees with it, and with θ doubled; from θ = 0). Rows without
 * jurors are one juror's. An answer exists on every graph. Standard errors: the Laplace posterior of
 * (θ, logit η), θ's block.
 */
export const crowdBt: BinaryMethod = {
  key: "crowd_bt",
  title: "Crowd Bradley-Terry",
  about: "Bradley-Terry that learns which jurors are reliable, toss coins, or answer contrarily.",
  reads: "binary",
  params: [
    { name: "lambda", title: "Prior games against average", default: 1, min: 1e-9, max: 1e6 },
    { name: "a", title: "Prior for reliable", default: 10, min: 1, max: 1e6 },
    { name: "b", title: "Prior for contrary", default: 2, min: 1, max: 1e6 },
  ],
  estimate(input) {
    const { lambda, a, b } = input.params as { lambda: number; a: number; b: number };
    const rows = jurorRows(input.rows);
    const model = {
      ...{ n: rows.n, a: rows.a, b: rows.b, phi: rows.juror, phiCount: rows.count },
      terms: termsOf(rows),
      thetaPenalty: bothWays(lambda, lambda),
      phiPenalty: bothWays(a - 1, b - 1),
      fixesGauge: true,
    };
    const { theta } = maximiseBradleyTerry({ ...input, intervals: false }, LOGISTIC);
    const fitted = fitExtended(input, model, startsOf(rows, theta, a, b));
    const jurors = describeJurors(rows, fitted.phi, (phi) => ({ eta: 1 / (1 + Math.exp(-phi)) }));
    return { ...fitted.estimate, extra: { jurors } };
  },
};

/** −won log σ(x) − lost log σ(−x). */
function bothWays(won: number, lost: number): Penalty {
  return (x) => {
    const p = 1 / (1 + Math.exp(-x));
    const q = 1 / (1 + Math.exp(x));
    const value = -won * logSigmoid(x) - lost * logSigmoid(-x);
    return [value, lost * p - won * q, (won + lost) * p * q];
  };
}

function startsOf(rows: JurorRows, theta: Float64Array, a: number, b: number): ExtendedStart[] {
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
