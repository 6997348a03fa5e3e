import type { BinaryMethod } from "./method";
import { centre } from "./result";

/**
 * Share of comparisons won: weights in proportion to (wins + α) / (comparisons + 2α), a tie being
 * half a win; an item never compared has ½. θ = log weights, centred.
 *
 * For comparison only: beating a strong item counts no more than beating a weak one. `objective` is
 * 0; no standard errors.
 */
export const winRate: BinaryMethod = {
  key: "win_rate",
  title: "Win rate",
  about: "The share of its comparisons that each item won, whoever it met.",
  reads: "binary",
  params: [{ name: "alpha", title: "Extra wins each way", default: 1, min: 1e-9, max: 1e6 }],
  estimate({ table, params }) {
    const { n, i, j, winsI, winsJ } = table;
    const alpha = params.alpha!;
    const won = new Float64Array(n).fill(alpha);
    const met = new Float64Array(n).fill(2 * alpha);
    for (let k = 0; k < i.length; k++) {
      won[i[k]!] = won[i[k]!]! + winsI[k]!;
      won[j[k]!] = won[j[k]!]! + winsJ[k]!;
      met[i[k]!] = met[i[k]!]! + winsI[k]! + winsJ[k]!;
      met[j[k]!] = met[j[k]!]! + winsI[k]! + winsJ[k]!;
    }
    const rate = won.map((value, item) => value / met[item]!);
    const total = rate.reduce((sum, value) => sum + value, 0);
    const weights = rate.map((value) => value / total);
    const theta = centre(weights.map(Math.log));
    return { theta, weights, converged: true, iterations: 1, objective: 0, gradInf: 0 };
  },
};
