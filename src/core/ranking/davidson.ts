import { fitExtended } from "./extendedModel";
import { COST, termByTerm } from "./extendedProblem";
import type { BinaryMethod } from "./method";
import { type TieCounts, tieCounts, withoutTies } from "./tieCounts";

/**
 * Bradley-Terry with ties after Davidson (1970): P(a wins) = e^θa / D, P(tie) = ν e^{(θa+θb)/2} / D,
 * D = e^θa + e^θb + ν e^{(θa+θb)/2}; maximum likelihood of θ (mean zero) and ν = `extra.nu`.
 *
 * Between equals a tie is ν times as likely as a win of either. Without any tie ν = 0 and θ is `bt`.
 * Standard errors: the inverse of the joint information of (θ, log ν). Throws FitUnavailableError
 * where no finite maximum exists (`withoutTies` says when).
 */
export const davidson: BinaryMethod = {
  key: "davidson",
  title: "Bradley-Terry with ties (Davidson)",
  about: "Bradley-Terry that estimates how often equals tie, and learns from every tie.",
  reads: "binary",
  params: [],
  estimate(input) {
    const counts = tieCounts(input);
    const boundary = withoutTies(input, counts, "davidson");
    if (boundary) return { ...boundary, extra: { nu: 0 } };
    const { n, i, j } = input.table;
    const phi = new Int32Array(i.length);
    const model = { n, a: i, b: j, phi, phiCount: 1, terms: termByTerm(termOf(counts)) };
    const start = { theta: new Float64Array(n), phi: new Float64Array(1) };
    const { estimate, phi: found } = fitExtended(input, model, [start]);
    return { ...estimate, extra: { nu: Math.exp(found[0]!) } };
  },
};

/** −log likelihood of one pair's outcomes, φ = log ν: multinomial with logits d/2, −d/2, φ. */
function termOf({ wonI, wonJ, tied }: TieCounts) {
  return (k: number, d: number, phi: number, out: Float64Array) => {
    const top = Math.max(Math.abs(d) / 2, phi);
    const i = Math.exp(d / 2 - top);
    const j = Math.exp(-d / 2 - top);
    const tie = Math.exp(phi - top);
    const all = i + j + tie;
    const lead = (i - j) / all;
    const pTie = tie / all;
    const pWin = (i + j) / all;
    const margin = wonI[k]! - wonJ[k]!;
    const total = wonI[k]! + wonJ[k]! + tied[k]!;
    out[COST.value] = total * (top + Math.log(all)) - (margin * d) / 2 - tied[k]! * phi;
    out[COST.d] = (total * lead - margin) / 2;
    out[COST.phi] = total * pTie - tied[k]!;
    out[COST.dd] = (total * (pWin - lead * lead)) / 4;
    out[COST.dPhi] = (-total * pTie * lead) / 2;
    out[COST.phiPhi] = total * pTie * pWin;
  };
}
