import type { PairTable } from "~/core/comparison";
import type { BinaryMethod } from "./method";
import { centre } from "./result";

const STEPS_MAX = 2000;
/** Σ |change| of a step that counts as solved. */
const CHANGE_ACCEPTED = 1e-13;

/**
 * PageRank (Brin and Page 1998) of the graph in which every loser links to its winner with the
 * weight of the wins, a tie linking both ways by half: π = (1 − d)/n + d (Σ_j π_j w_ij / losses_j +
 * what the items that never lost hold / n), d the damping. weights = π, θ = log π, centred.
 *
 * For comparison only: like Rank Centrality it rewards losing seldom, not winning often. Solved by
 * power iteration, whose error falls by d a step; `gradInf` and `objective` are the last change of
 * an item. An answer exists on every graph. No standard errors.
 */
export const pageRank: BinaryMethod = {
  key: "pagerank",
  title: "PageRank",
  about: "Where a random walk from losers to winners, with random restarts, spends its time.",
  reads: "binary",
  params: [{ name: "damping", title: "Chance to walk on", default: 0.85, min: 0, max: 0.99 }],
  estimate({ table, params }) {
    const step = walk(table, params.damping!);
    let pi: Float64Array = new Float64Array(table.n).fill(1 / table.n);
    let change = Number.POSITIVE_INFINITY;
    let gradInf = change;
    let iterations = 0;
    while (change > CHANGE_ACCEPTED && iterations < STEPS_MAX) {
      const next = step(pi);
      change = next.reduce((sum, value, k) => sum + Math.abs(value - pi[k]!), 0);
      gradInf = next.reduce((top, value, k) => Math.max(top, Math.abs(value - pi[k]!)), 0);
      pi = next;
      iterations++;
    }
    const theta = centre(pi.map(Math.log));
    const converged = change <= CHANGE_ACCEPTED;
    return { theta, weights: pi, converged, iterations, objective: gradInf, gradInf };
  },
};

/** One step of the walk, kept on the simplex. */
function walk({ n, i, j, winsI, winsJ }: PairTable, damping: number) {
  const losses = new Float64Array(n);
  for (let k = 0; k < i.length; k++) {
    losses[i[k]!] = losses[i[k]!]! + winsJ[k]!;
    losses[j[k]!] = losses[j[k]!]! + winsI[k]!;
  }
  return (pi: Float64Array): Float64Array => {
    const perLoss = pi.map((value, item) => (losses[item]! > 0 ? value / losses[item]! : 0));
    const resting = pi.reduce((sum, value, item) => sum + (losses[item]! > 0 ? 0 : value), 0);
    const next = new Float64Array(n).fill((1 - damping + damping * resting) / n);
    for (let k = 0; k < i.length; k++) {
      next[i[k]!] = next[i[k]!]! + damping * winsI[k]! * perLoss[j[k]!]!;
      next[j[k]!] = next[j[k]!]! + damping * winsJ[k]! * perLoss[i[k]!]!;
    }
    const total = next.reduce((sum, value) => sum + value, 0);
    return next.map((value) => value / total);
  };
}
