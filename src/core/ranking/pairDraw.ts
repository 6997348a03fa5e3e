import type { Rng } from "~/core/numeric";
import type { PairOrder } from "./pairOrder";
import { winsOf } from "./parametricDraw";
import type { PairSums, QuickModel } from "./quickModel";

/**
 * Draws the pair sums of new answers from the fitted model: answers of a pair have one chance, so
 * nothing is computed per row but the draw itself; normal errors of a pair's rows add up to one
 * normal error of variance `deviation`² Σ w. The sums returned are overwritten by the next draw.
 */
export function drawPairSums(
  { model, order }: { model: QuickModel; order: PairOrder },
  deviation: number,
): (random: Rng) => PairSums {
  const { index, theta, logistic, sums } = model;
  const expected = Float64Array.from(index.i, (i, k) => {
    const d = theta[i]! - theta[index.j[k]!]!;
    return logistic ? 1 / (1 + Math.exp(-d)) : d;
  });
  const up = new Float64Array(expected.length);
  const drawn = { up, total: sums.total };
  if (!logistic) {
    const spread = sums.total.map((w) => deviation * Math.sqrt(w));
    return (random) => {
      for (let k = 0; k < up.length; k++) {
        up[k] = sums.total[k]! * expected[k]! + spread[k]! * random.normal();
      }
      return drawn;
    };
  }
  const { first, total } = order;
  if (total.every((weight) => weight === 1))
    return (random) => fillWins(random, first, expected, drawn);
  return (random) => {
    for (let k = 0; k < up.length; k++) {
      let won = 0;
      for (let at = first[k]!; at < first[k + 1]!; at++) {
        won += winsOf(total[at]!, expected[k]!, random);
      }
      up[k] = won;
    }
    return drawn;
  };
}

/** Draws at a time: few enough to stay in the nearest cache. */
const DRAWS = 1024;

/** Wins of rows that all have weight 1. */
function fillWins(
  random: Rng,
  first: Int32Array,
  expected: Float64Array,
  drawn: PairSums,
): PairSums {
  const draws = new Float64Array(DRAWS);
  let next = DRAWS;
  for (let k = 0; k < expected.length; k++) {
    const chance = expected[k]!;
    let won = 0;
    for (let left = first[k + 1]! - first[k]!; left > 0; left--) {
      if (next === DRAWS) {
        random.fill(draws);
        next = 0;
      }
      if (draws[next]! < chance) won += 1;
      next += 1;
    }
    drawn.up[k] = won;
  }
  return drawn;
}

/** The pair sums of the rows counted `times[juror]` times. */
export function jurorPairSums(order: PairOrder, times: Float64Array): PairSums {
  const { first, total, up, juror } = order;
  const pairs = first.length - 1;
  const sums = { up: new Float64Array(pairs), total: new Float64Array(pairs) };
  for (let k = 0; k < pairs; k++) {
    let won = 0;
    let all = 0;
    for (let at = first[k]!; at < first[k + 1]!; at++) {
      const count = times[juror![at]!]!;
      won += count * up[at]!;
      all += count * total[at]!;
    }
    sums.up[k] = won;
    sums.total[k] = all;
  }
  return sums;
}
