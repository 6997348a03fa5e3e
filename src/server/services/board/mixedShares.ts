import { logWeights, type Metric, MixtureUnavailableError, mixture } from "~/core/scoring";
import type { RoundHoldout } from "../loadHoldout";

export interface Mixed {
  readonly score: number;
  /** By position of the entries; they sum to 1. */
  readonly shares: readonly number[];
}

/** An entry as far as mixing needs it; the earlier of near-identical ones carries their share. */
interface Entry {
  readonly weights: ReadonlyMap<string, number>;
  /** When it was submitted, in any form that sorts. */
  readonly at: string;
}

/** The best mixture of some entries on a holdout; null without entries and where a metric has none. */
export function mixedShares(
  entries: readonly Entry[],
  holdout: RoundHoldout,
  metric: Metric,
): Mixed | null {
  if (entries.length === 0) return null;
  const order = entries.map((_, k) => k).sort((i, j) => (entries[i]!.at < entries[j]!.at ? -1 : 1));
  try {
    const vectors = order.map((k) => logWeights(entries[k]!.weights, holdout.items));
    const { score, weights } = mixture(vectors, holdout, metric);
    const shares = new Array<number>(entries.length);
    order.forEach((k, place) => {
      shares[k] = weights[place]!;
    });
    return { score, shares };
  } catch (error) {
    if (error instanceof MixtureUnavailableError) return null;
    throw error;
  }
}
