import { type Rng, rng } from "~/core/numeric";

/** The parts of a timestep, in their order; genesis comes before the first. */
export type Block = "genesis" | "arrivals" | "mint" | "progress" | "release" | "decide" | "metrics";

/**
 * Where a community model takes its chances from. A model asks for the same kinds of draw, with the
 * same parameters, in the same order, wherever they come from: a seed, or the tape of a recorded run.
 */
export interface Draws {
  /** Tells which part of which timestep (from 1; 0 is genesis) asks from here on. */
  begin(block: Block, timestep: number): void;
  /** Uniform on [0, 1). */
  rand(): number;
  /** Uniform on [low, high). */
  uniform(low: number, high: number): number;
  /** loc + scale · Exp(1). */
  expon(loc: number, scale: number): number;
  /** loc + scale · Gamma(shape, 1). */
  gamma(shape: number, loc: number, scale: number): number;
  /** One of these ids, each as likely. */
  choice(ids: readonly number[]): number;
}

/**
 * Draws from a seed, a stream for each part of each timestep. So what happens in one does not move the
 * chances of another, and two configurations under one seed meet with the same chances every morning,
 * however they differed the day before (common random numbers).
 *
 * `gamma` takes whole shapes from 1 (the sum of so many exponentials) and throws RangeError for others.
 */
export function seededDraws(seed: string | number): Draws {
  let stream = `${seed}`;
  let opened: Rng | undefined;
  // Opened when first asked: most parts of most timesteps draw nothing.
  const random = () => {
    opened ??= rng(stream);
    return opened;
  };
  const exponential = () => -Math.log(1 - random().next());
  return {
    begin(block, timestep) {
      stream = `${seed} ${block} ${timestep}`;
      opened = undefined;
    },
    rand: () => random().next(),
    uniform: (low, high) => low + (high - low) * random().next(),
    expon: (loc, scale) => loc + scale * exponential(),
    gamma(shape, loc, scale) {
      if (!(Number.isInteger(shape) && shape >= 1)) throw new RangeError(`gamma shape ${shape}`);
      let sum = 0;
      for (let k = 0; k < shape; k++) sum += exponential();
      return loc + scale * sum;
    },
    choice: (ids) => ids[random().int(ids.length)]!,
  };
}
