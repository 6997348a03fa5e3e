import { FitUnavailableError } from "./errors";
import { requireStrong, stationaryEstimate } from "./markovChain";
import type { BinaryMethod, ParamInfo } from "./method";

const ALPHA: ParamInfo = {
  name: "alpha",
  title: "Extra wins each way",
  default: 1,
  min: 1e-9,
  max: 1e6,
};

/**
 * Rank Centrality: θ = log π, πQ = 0, Q the chain that goes from i to j at the rate
 * wins(j over i) / comparisons(i, j) (Negahban, Oh, Shah, arXiv 1209.1688); centred.
 *
 * Departure: π is solved for by elimination, not iterated to (power iteration stalls on poor
 * graphs). Throws FitUnavailableError unless all items form one strong component.
 */
export const rankCentrality: BinaryMethod = {
  key: "rank_centrality",
  title: "Rank Centrality",
  about: "Where a random walk that moves from each item to those that beat it spends its time.",
  reads: "binary",
  params: [],
  estimate(input) {
    requireStrong(input, "rank_centrality");
    return stationaryEstimate(input, { alpha: 0, unseen: 0, share: true });
  },
};

/**
 * Rank Centrality with a prior: rate i → j = (wins(j over i) + α) / (comparisons + 2α) for compared
 * pairs only. Throws FitUnavailableError unless the comparisons are connected.
 */
export const rankCentralityObservedPairs: BinaryMethod = {
  key: "rank_centrality_observed_pairs",
  title: "Rank Centrality, prior on compared pairs",
  about: "Rank Centrality with alpha extra wins each way for every pair that was compared.",
  reads: "binary",
  params: [ALPHA],
  estimate(input) {
    const groups = input.connected.count;
    if (groups > 1) {
      const message = `rank_centrality_observed_pairs needs connected comparisons; here are ${groups} separate groups`;
      throw new FitUnavailableError(message, input.graph);
    }
    return stationaryEstimate(input, { alpha: input.params.alpha!, unseen: 0, share: true });
  },
};

/** The same over all pairs, so that the rate is 1/2 where a pair was never compared; always exists. */
export const rankCentralityAllPairs: BinaryMethod = {
  key: "rank_centrality_all_pairs",
  title: "Rank Centrality, prior on all pairs",
  about: "Rank Centrality with alpha extra wins each way for every pair, compared or not.",
  reads: "binary",
  params: [ALPHA],
  estimate: (input) =>
    stationaryEstimate(input, { alpha: input.params.alpha!, unseen: 1 / 2, share: true }),
};
