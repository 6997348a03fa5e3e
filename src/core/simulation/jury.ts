import { rng } from "~/core/numeric";

/** Jurors who say which of two items is worth more: 1 the first, 0 the second. */
export interface Jury {
  readonly jurors: number;
  answer(juror: number, a: number, b: number): 0 | 1;
}

export interface JuryOptions {
  /** True log weights, one per item. */
  readonly theta: ArrayLike<number>;
  readonly jurors: number;
  readonly seed: string | number;
  /** Spread of the jurors' discrimination: log β_j ~ N(0, spread²). */
  readonly spread?: number;
  /** How many of the jurors, the first ones, toss a coin. */
  readonly tossers?: number;
}

/**
 * Jurors who choose a over b with probability σ(β_j (θ_a − θ_b)): the model of `bt_juror_discrimination`
 * (all β_j = 1: Bradley-Terry). A coin tosser has β_j = 0. Answers are independent, also of one juror
 * asked twice. Deterministic per seed and order of questions.
 */
export function jury({ theta, jurors, seed, spread = 0, tossers = 0 }: JuryOptions): Jury {
  const random = rng(seed);
  const discrimination = Array.from({ length: jurors }, (_, juror) =>
    juror < tossers ? 0 : Math.exp(spread * random.normal()),
  );
  return {
    jurors,
    answer(juror, a, b) {
      const d = discrimination[juror]! * (theta[a]! - theta[b]!);
      return random.next() < 1 / (1 + Math.exp(-d)) ? 1 : 0;
    },
  };
}
