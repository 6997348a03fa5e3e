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

/** Streams of one run: what one part draws does not move what another part draws. */
const STREAMS: readonly Block[] = ["genesis", "arrivals", "progress", "decide"];

/**
 * Draws from a seed, a stream for each part of a timestep. So two configurations under the same seed
 * share their chances for as long as a part asks for as many (common random numbers).
 *
 * `gamma` takes whole shapes from 1 (the sum of so many exponentials) and throws RangeError for others.
 */
export function seededDraws(seed: string | number): Draws {
  const streams = new Map<Block, Rng>(STREAMS.map((block) => [block, rng(`${seed} ${block}`)]));
  let random = streams.get("genesis")!;
  const exponential = () => -Math.log(1 - random.next());
  return {
    begin(block) {
      random = streams.get(block) ?? random;
    },
    rand: () => random.next(),
    uniform: (low, high) => low + (high - low) * random.next(),
    expon: (loc, scale) => loc + scale * exponential(),
    gamma(shape, loc, scale) {
      if (!(Number.isInteger(shape) && shape >= 1)) throw new RangeError(`gamma shape ${shape}`);
      let sum = 0;
      for (let k = 0; k < shape; k++) sum += exponential();
      return loc + scale * sum;
    },
    choice: (ids) => ids[random.int(ids.length)]!,
  };
}
