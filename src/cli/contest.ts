import { METHODS } from "~/core/ranking";
import {
  type ContestPoint,
  contestPayouts,
  jurorsNeeded,
  planContest,
  runContestTasks,
  summariseContest,
} from "~/core/simulation";
import { EXIT, type ExitCode, UsageError } from "./exit";
import { numberOf, numbersOf, refusedAsUsage, wholeOf } from "./numbers";
import { type OutputOptions, present, showProgress, table } from "./output";

interface ContestCliOptions extends OutputOptions {
  items: string;
  truthSpread: string;
  jurors: string;
  comparisons: string;
  repeats: string;
  noise: string;
  reliabilitySpread: string;
  scaleSpread: string;
  sideBias: string;
  careless: string;
  colluders: string;
  method?: string[];
  target: string;
  pool: string;
  seed: string;
}

/** `steelyard contest`: which aggregator and how large a jury, tried on simulated jurors. */
export function runContest(options: ContestCliOptions): ExitCode {
  const target = numberOf("target", options.target);
  if (!/^\d+$/.test(options.pool))
    throw new UsageError(`--pool ${options.pool}: write whole units`);
  const { plan, trials } = refusedAsUsage(() => {
    const planned = planContest(specOf(options));
    return { plan: planned, trials: runContestTasks(planned, 0, planned.tasks, showProgress) };
  });
  const points = summariseContest(plan, trials);
  const needed = plan.methods.map((method) => ({
    method,
    jurors: jurorsNeeded(points, method, "weights", target),
  }));
  // The largest jury of the first truth, as an example.
  const example = trials[(plan.juries.length - 1) * plan.repeats]!;
  const payouts = example.methods.map((one) => ({
    method: one.method,
    items: contestPayouts(example, one, BigInt(options.pool)),
  }));
  const result = { points, target, needed, payouts };
  present(result, () => textOf(points, needed, target), options);
  return EXIT.done;
}

function specOf(options: ContestCliOptions) {
  return {
    items: wholeOf("items", options.items),
    truthSpread: numberOf("truth-spread", options.truthSpread),
    juries: numbersOf("jurors", options.jurors).sort((a, b) => a - b),
    comparisonsEach: wholeOf("comparisons", options.comparisons),
    repeats: wholeOf("repeats", options.repeats),
    traits: {
      noise: numberOf("noise", options.noise),
      reliabilitySpread: numberOf("reliability-spread", options.reliabilitySpread),
      scaleSpread: numberOf("scale-spread", options.scaleSpread),
      sideBias: numberOf("side-bias", options.sideBias),
      carelessness: numberOf("careless", options.careless),
      colluders: numberOf("colluders", options.colluders),
    },
    ...(options.method && { methods: options.method.flatMap((names) => names.split(",")) }),
    seed: options.seed,
  };
}

/** Share of the pool that goes to the wrong items, aggregator by jury size. */
function textOf(
  points: readonly ContestPoint[],
  needed: readonly { method: string; jurors: number | null }[],
  target: number,
): string {
  const percent = (share: number) => (Number.isNaN(share) ? "–" : (100 * share).toFixed(1));
  const sizes = points.map(({ jurors }) => `${jurors} jurors`);
  const rows = needed.map(({ method, jurors }, m) => [
    METHODS.find(({ key }) => key === method)!.key,
    ...points.map(({ methods }) => percent(methods[m]!.weights.mean)),
    jurors === null ? "more" : String(Math.ceil(jurors)),
  ]);
  const head = ["% of the pool misallocated", ...sizes, `jurors for ${percent(target)} %`];
  const each = points.map(({ jurors, comparisons }) => `${jurors} jurors ${comparisons}`);
  return `${table([head, ...rows])}\ncomparisons: ${each.join(", ")}\n`;
}
