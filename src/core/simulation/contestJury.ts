import type { ComparisonData } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { differentPairs, nearestStated } from "./jurors";

/** What jurors of a contest are like. All zero: they see the truth and say it. */
export interface JuryTraits {
  /**
   * Scale of an answer's logistic error for a juror of reliability 1, in log units (standard deviation
   * 1.81 of it). At 1 choices follow Bradley and Terry; below, jurors choose better than that, and a fit
   * of choices alone exaggerates the weights.
   */
  readonly noise: number;
  /** Spread of reliability: log r ~ N(0, spread²); a juror's error is noise / r. */
  readonly reliabilitySpread: number;
  /** Spread of scale: log s ~ N(0, spread²); what a juror sees is multiplied by s. */
  readonly scaleSpread: number;
  /** Log units by which the item shown first seems better than it is. */
  readonly sideBias: number;
  /** Chance that an answer is given without looking: either side, any intensity. */
  readonly carelessness: number;
  /** Share of jurors who agreed to put one item above everything; elsewhere they are honest. */
  readonly colluders: number;
}

export interface ContestJuryOptions {
  /** True log weights, one per item. */
  readonly theta: Float64Array;
  readonly jurors: number;
  readonly comparisonsEach: number;
  readonly traits: JuryTraits;
  /** The item that colluders favour. */
  readonly favoured: number;
  readonly seed: string | number;
}

/** What colluders say of the favoured item. */
const COLLUDERS_RATIO = 100;
/** Intensities said without looking: e^|y|, y logistic of this scale. */
const CARELESS_SCALE = 0.8;
/** Keeps the logarithm of a uniform 0 finite. */
const TINY = 2 ** -60;

/**
 * Answers of a jury: juror j sees y = s_j (θ_a − θ_b + bias + noise / r_j · e), e logistic, chooses a where y ≥ 0
 * and states the intensity e^|y| as people write it; or tosses it all, or follows the agreement.
 *
 * Every juror has a stream of their own, so that a larger jury is a smaller one and some more: errors
 * of jury sizes are compared on the same people. Deterministic per seed.
 */
export function contestAnswers(options: ContestJuryOptions): ComparisonData {
  const { theta, jurors, comparisonsEach, traits, favoured, seed } = options;
  const rows: { a: number; b: number; juror: number; logRatio: number; outcome: 0 | 1 }[] = [];
  for (let juror = 0; juror < jurors; juror++) {
    const random = rng(`${seed} juror ${juror}`);
    const noise = traits.noise / Math.exp(traits.reliabilitySpread * random.normal());
    const scale = Math.exp(traits.scaleSpread * random.normal());
    const colludes = isColluder(juror, traits.colluders);
    for (const [a, b] of differentPairs(theta.length, comparisonsEach, random)) {
      const careless = random.next() < traits.carelessness;
      const u = random.next();
      const error = Math.log((u + TINY) / (1 - u));
      let seen = scale * (theta[a]! - theta[b]! + traits.sideBias + noise * error);
      if (careless) seen = CARELESS_SCALE * error;
      if (colludes && (a === favoured || b === favoured)) {
        seen = Math.log(COLLUDERS_RATIO) * (a === favoured ? 1 : -1);
      }
      const size = Math.log(nearestStated(Math.abs(seen)));
      const outcome = seen >= 0 ? 1 : 0;
      rows.push({ a, b, juror, outcome, logRatio: outcome === 1 ? size : -size });
    }
  }
  const shared = {
    n: theta.length,
    a: Int32Array.from(rows, ({ a }) => a),
    b: Int32Array.from(rows, ({ b }) => b),
    juror: Int32Array.from(rows, ({ juror }) => juror),
  };
  return {
    binary: { ...shared, outcome: Float64Array.from(rows, ({ outcome }) => outcome) },
    ratio: { ...shared, logRatio: Float64Array.from(rows, ({ logRatio }) => logRatio) },
  };
}

/** Colluders are spread evenly, so that every jury size has its share of them. */
const isColluder = (juror: number, share: number) =>
  Math.floor((juror + 1) * share) > Math.floor(juror * share);
