import { ScoreInputError } from "./errors";

/** Weights are raised to this before logs, so that a zero costs much but not everything. */
export const WEIGHT_FLOOR = 1e-6;

/**
 * Log weights by item: weights scaled to a sum of 1, floored at 1e-6; NaN for an item that the
 * submission does not name.
 *
 * @throws ScoreInputError for negative, infinite or NaN weights, or a sum of zero.
 */
export function logWeights(
  weights: ReadonlyMap<string, number>,
  items: readonly string[],
): Float64Array {
  let sum = 0;
  for (const [item, weight] of weights) {
    if (!(weight >= 0 && weight < Infinity)) {
      throw new ScoreInputError(`the weight of ${item} is ${weight}, not a finite number ≥ 0`);
    }
    sum += weight;
  }
  if (!(sum > 0 && sum < Infinity)) throw new ScoreInputError(`the weights add up to ${sum}`);
  return Float64Array.from(items, (item) => {
    const weight = weights.get(item);
    return weight === undefined ? Number.NaN : Math.log(Math.max(weight / sum, WEIGHT_FLOOR));
  });
}
