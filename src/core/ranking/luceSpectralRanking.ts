import { requireStrong, stationaryEstimate } from "./markovChain";
import type { BinaryMethod } from "./method";

/**
 * Luce Spectral Ranking, one step: θ = log π, πQ = 0, rate i → j = wins of j over i, centred
 * (Maystre and Grossglauser 2015; I-LSR would go on to the Bradley-Terry maximum, which `bt` gives).
 *
 * Throws FitUnavailableError unless all items form one strong component.
 */
export const luceSpectralRanking: BinaryMethod = {
  key: "lsr",
  title: "Luce Spectral Ranking",
  about: "A random walk in which every win pulls equally; close to Bradley-Terry, in one step.",
  reads: "binary",
  params: [],
  estimate(input) {
    requireStrong(input, "lsr");
    return stationaryEstimate(input, { alpha: 0, unseen: 0, share: false });
  },
};
