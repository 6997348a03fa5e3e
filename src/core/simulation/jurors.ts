import { type Rng, rng } from "~/core/numeric";

/** A simulated answer; items and jurors are indices. */
export interface SimulatedAnswer {
  readonly a: number;
  readonly b: number;
  /** 1: a chosen, 0: b chosen. */
  readonly outcome: 0 | 1;
  /** Stated intensity, at least 1, as a person would write it (see `STATED`). */
  readonly multiplier: number;
  readonly juror: number;
}

export interface SimulatedJurors {
  /** True log weights, one per item. */
  readonly theta: ArrayLike<number>;
  readonly jurors: number;
  /** Different pairs that each juror judges (all of them where there are fewer). */
  readonly pairsPerJuror: number;
  readonly seed: string | number;
  /** Spread of the jurors' scales: log s_j ~ N(0, spread²). */
  readonly spread?: number;
  /** Standard deviation of one answer's error, log units, before the juror's scale. */
  readonly noise?: number;
}

/** On the 2025 trial the jurors' median |log ratio| ran from 0.29 to 6.2: about this spread. */
const DEFAULT_SPREAD = 0.5;
const DEFAULT_NOISE = 0.8;
/** Intensities people write: round numbers. */
const STATED = [1, 1.1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100, 200, 500, 999];

/**
 * Jurors who see d = θ_a − θ_b as y = s_j (d + noise · z), z ~ N(0, 1), choose the larger side and
 * state e^|y| rounded in ratio to the nearest intensity people write. Scales s_j differ between
 * jurors (the model of `log_l2_juror_scale`), with log-mean 0.
 *
 * Deterministic per seed. Throws RangeError for fewer than two items, or counts that are no
 * positive whole numbers.
 */
export function simulateJurors(options: SimulatedJurors): SimulatedAnswer[] {
  const { theta, jurors, pairsPerJuror, spread = DEFAULT_SPREAD, noise = DEFAULT_NOISE } = options;
  if (theta.length < 2) throw new RangeError("simulated jurors need at least two items");
  for (const count of [jurors, pairsPerJuror]) {
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`no count: ${count}`);
  }
  const random = rng(options.seed);
  const answers: SimulatedAnswer[] = [];
  for (let juror = 0; juror < jurors; juror++) {
    const scale = Math.exp(spread * random.normal());
    for (const [a, b] of differentPairs(theta.length, pairsPerJuror, random)) {
      const seen = scale * (theta[a]! - theta[b]! + noise * random.normal());
      const multiplier = nearestStated(Math.abs(seen));
      answers.push({ a, b, outcome: seen >= 0 ? 1 : 0, multiplier, juror });
    }
  }
  return answers;
}

/** Different pairs of n items, all where fewer are left than wanted; sides at random. */
export function differentPairs(n: number, wanted: number, random: Rng): [number, number][] {
  const count = Math.min(wanted, (n * (n - 1)) / 2);
  const taken = new Set<number>();
  const pairs: [number, number][] = [];
  while (pairs.length < count) {
    const a = random.int(n);
    const b = random.int(n);
    const key = Math.min(a, b) * n + Math.max(a, b);
    if (a === b || taken.has(key)) continue;
    taken.add(key);
    pairs.push([a, b]);
  }
  return pairs;
}

/** e^|y| as a person would write it: the nearest, in ratio, of the intensities people write. */
export function nearestStated(logRatio: number): number {
  const distance = (stated: number) => Math.abs(Math.log(stated) - logRatio);
  return STATED.reduce((best, next) => (distance(next) < distance(best) ? next : best), 1);
}
