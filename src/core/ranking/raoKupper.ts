import { logSigmoid } from "./bradleyTerry";
import { fitExtended } from "./extendedModel";
import { COST, termByTerm } from "./extendedProblem";
import type { BinaryMethod } from "./method";
import { type TieCounts, tieCounts, withoutTies } from "./tieCounts";

/**
 * Bradley-Terry with ties after Rao and Kupper (1967): P(a wins) = e^θa / (e^θa + η e^θb) =
 * σ(d − log η), P(tie) = (η² − 1) P(a wins) P(b wins); maximum likelihood of θ (mean zero) and of
 * η > 1 = `extra.eta`. Between equals the odds against either winning are η.
 *
 * Without any tie η = 1 and θ is `bt`. Standard errors: the inverse of the joint information of
 * (θ, log log η). Throws FitUnavailableError where no finite maximum exists (see `withoutTies`).
 */
export const raoKupper: BinaryMethod = {
  key: "rao_kupper",
  title: "Bradley-Terry with ties (Rao and Kupper)",
  about: "Bradley-Terry in which a difference below an estimated threshold is a tie.",
  reads: "binary",
  params: [],
  estimate(input) {
    const counts = tieCounts(input);
    const boundary = withoutTies(input, counts, "rao_kupper");
    if (boundary) return { ...boundary, extra: { eta: 1 } };
    const { n, i, j } = input.table;
    const phi = new Int32Array(i.length);
    const model = { n, a: i, b: j, phi, phiCount: 1, terms: termByTerm(termOf(counts)) };
    const start = { theta: new Float64Array(n), phi: new Float64Array(1) };
    const { estimate, phi: found } = fitExtended(input, model, [start]);
    return { ...estimate, extra: { eta: Math.exp(Math.exp(found[0]!)) } };
  },
};

/** −log likelihood of one pair's outcomes; φ = log h, h = log η, so that η stays above 1. */
function termOf({ wonI, wonJ, tied }: TieCounts) {
  return (k: number, d: number, phi: number, out: Float64Array) => {
    const h = Math.exp(phi);
    const forI = wonI[k]! + tied[k]!;
    const forJ = wonJ[k]! + tied[k]!;
    const missI = 1 / (1 + Math.exp(d - h));
    const missJ = 1 / (1 + Math.exp(-d - h));
    const bendI = forI * missI * (1 - missI);
    const bendJ = forJ * missJ * (1 - missJ);
    // log(η² − 1) = 2h + log(1 − e^−2h).
    const below = -Math.expm1(-2 * h);
    const slopeH = forI * missI + forJ * missJ - (2 * tied[k]!) / below;
    const bendH = bendI + bendJ + (4 * tied[k]! * (1 - below)) / (below * below);
    const tieLog = tied[k]! * (2 * h + Math.log(below));
    out[COST.value] = -forI * logSigmoid(d - h) - forJ * logSigmoid(-d - h) - tieLog;
    out[COST.d] = forJ * missJ - forI * missI;
    out[COST.phi] = slopeH * h;
    out[COST.dd] = bendI + bendJ;
    out[COST.dPhi] = (bendJ - bendI) * h;
    out[COST.phiPhi] = bendH * h * h + slopeH * h;
  };
}
