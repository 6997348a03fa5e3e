import { type ComparisonData, splitOf } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";
import { type Holdout, ladder, ladderStep, score } from "~/core/scoring";
import type { Answer, Bot } from "./probingBots";

const METRIC = "log_ratio_mse";
/** What the quota allows in a round of 30 days. */
const QUERIES = 150;

export type Splits = Record<ReturnType<typeof splitOf>, Holdout>;

/** Rows of a holdout split by pair, as a round's are. */
export function splitRows({ items, data }: Holdout, seed: string): Splits {
  const fractions = { train: 0.6, public: 0.2, private: 0.2 };
  const { a, b } = data.ratio;
  const of = Array.from(a, (item, k) => splitOf(seed, items[item]!, items[b[k]!]!, fractions));
  const part = (split: keyof Splits): Holdout => {
    const rows = of.flatMap((name, k) => (name === split ? [k] : []));
    return { items, data: takeRows(data, rows) };
  };
  return { train: part("train"), public: part("public"), private: part("private") };
}

function takeRows({ binary, ratio }: ComparisonData, rows: readonly number[]): ComparisonData {
  const whole = (column: Int32Array) => Int32Array.from(rows, (k) => column[k]!);
  const real = (column: Float64Array) => Float64Array.from(rows, (k) => column[k]!);
  const common = {
    n: ratio.n,
    a: whole(ratio.a),
    b: whole(ratio.b),
    juror: whole(ratio.juror!),
  };
  return {
    binary: { ...common, outcome: real(binary.outcome) },
    ratio: { ...common, logRatio: real(ratio.logRatio) },
  };
}

/** A gain over uniform weights as a share of the range from uniform to floor, on both splits. */
export interface Gain {
  readonly public: number;
  readonly private: number;
}

function gainOf(logs: Float64Array, splits: Splits): Gain {
  const on = (holdout: Holdout) => {
    const weights = new Map(holdout.items.map((item, i) => [item, Math.exp(logs[i]!)]));
    const { score: reached, uniform, floor } = score(weights, holdout, METRIC);
    return (uniform - reached) / (uniform - floor);
  };
  return { public: on(splits.public), private: on(splits.private) };
}

/** A board that answers one team: by exact scores, or by a ladder of the default step. */
function boardOf(holdout: Holdout, isLadder: boolean): (logs: Float64Array) => Answer {
  const scores: number[] = [];
  const { eta } = ladderStep(holdout, METRIC);
  const { a, b, logRatio } = holdout.data.ratio;
  return (logs) => {
    const off = logRatio.map((y, k) => (logs[a[k]!]! - logs[b[k]!]! - y) ** 2);
    const before = Math.min(...scores);
    scores.push(off.reduce((sum, x) => sum + x, 0) / off.length);
    if (isLadder) return ladder(scores, { eta, better: "lower" }).at(-1)!;
    const exact = scores.at(-1)!;
    return { released: exact, improved: exact < before };
  };
}

/** What a bot has at the end of a round on these splits. */
export function attack(bot: Bot, splits: Splits, seed: string, isLadder: boolean): Gain {
  const ask = boardOf(splits.public, isLadder);
  let asked = 0;
  const submit = (logs: Float64Array) => {
    if (asked++ >= QUERIES) throw new Error(`${bot.name} asked more than ${QUERIES} times`);
    return ask(logs);
  };
  const items = splits.public.items.length;
  return gainOf(bot.play(submit, items, QUERIES, rng(`${bot.name} ${seed}`)), splits);
}

/** What the honest ridge has that is fitted on the training split, and whether the board moved. */
export function honest(splits: Splits): Gain & { climbed: boolean } {
  const { weights } = estimate("log_l2_ridge", splits.train.data, { lambda: 3 });
  const logs = weights.map((weight) => Math.log(weight));
  const ask = boardOf(splits.public, true);
  ask(new Float64Array(logs.length));
  return { ...gainOf(logs, splits), climbed: ask(logs).improved };
}
