import type { Rng } from "~/core/numeric";

/** What a board answers to one submission: the score it shows, and whether that moved. */
export interface Answer {
  readonly released: number;
  readonly improved: boolean;
}

/** Submits log weights. */
export type Submit = (logs: Float64Array) => Answer;

/** A blind attacker: no data, no judgement, only a board to ask. Lower scores are better. */
export interface Bot {
  readonly name: string;
  /** Uses up to `queries` submissions; returns the log weights that it ends up with. */
  play(submit: Submit, items: number, queries: number, random: Rng): Float64Array;
}

/** A step that a juror's "five times" is worth. */
const STEP = Math.log(5);
/** Curvature below this is a ladder that did not move. */
const BEND_MIN = 1e-9;

const moved = (logs: Float64Array, item: number, by: number) => logs.with(item, logs[item]! + by);
const shifted = (logs: Float64Array, by: ArrayLike<number>, scale = 1) =>
  logs.map((value, i) => value + scale * by[i]!);
const normals = (random: Rng, items: number, size: number) =>
  Float64Array.from({ length: items }, () => size * random.normal());

/**
 * Coordinate descent on a score that is quadratic in each log weight: two probes on either side of
 * an item give the bottom of the parabola; part of the way there is gone, because going all of it
 * would learn the noise, too. Where a ladder hides the probes it stays, or takes the one that moved.
 */
function coordinateDescent(share: number): Bot {
  return {
    name: `coordinate descent, ${share} of the way`,
    play(submit, items, queries, random) {
      let logs: Float64Array = new Float64Array(items);
      let standing = submit(logs).released;
      const order = random.shuffle(Array.from({ length: items }, (_, i) => i));
      for (let left = queries - 1, turn = 0; left >= 2; left -= 2, turn++) {
        const item = order[turn % items]!;
        const answers = [STEP, -STEP].map((by) => ({ by, ...submit(moved(logs, item, by)) }));
        const [up, down] = [answers[0]!.released, answers[1]!.released];
        const bend = (up + down) / 2 - standing;
        if (bend > BEND_MIN) {
          const steps = (share * (down - up)) / (4 * bend);
          standing += ((up - down) / 2) * steps + bend * steps ** 2;
          logs = moved(logs, item, steps * STEP);
          continue;
        }
        const taken = answers.findLast(({ improved }) => improved);
        if (taken) [logs, standing] = [moved(logs, item, taken.by), taken.released];
      }
      return logs;
    },
  };
}

/** Keeps a random step from the best so far if the board says that it is better. */
function randomSearch(size: number): Bot {
  return {
    name: `random search, steps of ${size}`,
    play(submit, items, queries, random) {
      let logs: Float64Array = new Float64Array(items);
      submit(logs);
      for (let left = queries - 1; left > 0; left--) {
        const next = shifted(logs, normals(random, items, size));
        if (submit(next).improved) logs = next;
      }
      return logs;
    },
  };
}

/** Rounds of boosting, each from where the one before ended. */
const ROUNDS = 3;
/** Lengths of a step along what a round found, as a share of one random vector's. */
const LENGTHS = [0.4, 0.8, 1.6];

/**
 * Boosting of random vectors (Blum and Hardt 2015, section 4, for a graded score): asks about
 * random vectors and their opposites, and adds them up by how well each one scored.
 */
function boosting(size: number): Bot {
  return {
    name: `boosting, vectors of ${size}`,
    play(submit, items, queries, random) {
      let logs: Float64Array = new Float64Array(items);
      const pairs = Math.floor((queries / ROUNDS - 1 - LENGTHS.length) / 2);
      for (let round = 0; round < ROUNDS; round++) {
        let best = submit(logs).released;
        const sum = new Float64Array(items);
        const here = logs;
        for (let k = 0; k < pairs; k++) {
          const by = normals(random, items, size);
          const [up, down] = [1, -1].map((way) => submit(shifted(here, by, way)).released);
          for (let i = 0; i < items; i++) sum[i] = sum[i]! + (down! - up!) * by[i]!;
        }
        const length = Math.hypot(...sum) || 1;
        for (const share of LENGTHS) {
          const next = shifted(here, sum, (share * size * Math.sqrt(items)) / length);
          const { released } = submit(next);
          if (released < best) [best, logs] = [released, next];
        }
      }
      return logs;
    },
  };
}

/** Each at the sizes that serve it best, with a ladder or without. */
export const BOTS: readonly Bot[] = [
  ...[1, 0.5, 0.25].map(coordinateDescent),
  ...[0.1, 0.3, 0.5].map(randomSearch),
  ...[0.3, 1].map(boosting),
];
