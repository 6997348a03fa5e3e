// Tries juries before every aggregator: thousands of fits, minutes for large ones.
import {
  type ContestPoint,
  contestPayouts,
  planContest,
  runContestTasks,
  summariseContest,
} from "~/core/simulation";
import { answerRequests } from "../workerSide";
import { type ContestNumbers, juriesOf } from "./contestParams";

export interface ContestRequest {
  readonly values: ContestNumbers;
  readonly seed: string;
}

/** Shares of the pool, by truth and as the largest jury of the first truth has it. */
interface ExamplePayout {
  readonly method: string;
  readonly items: readonly { readonly truth: number; readonly paid: number }[];
}

export interface ContestAnswer {
  readonly request: ContestRequest;
  readonly points: readonly ContestPoint[];
  readonly payouts: readonly ExamplePayout[];
}

/** Base units of the pool that payouts are shares of. */
const POOL = 1_000_000n;

answerRequests((request: ContestRequest, onProgress): ContestAnswer => {
  const { values, seed } = request;
  const plan = planContest({
    ...{ items: values.items, truthSpread: values.spread, juries: juriesOf(values), seed },
    ...{ comparisonsEach: values.comparisons, repeats: values.repeats },
    traits: {
      ...{ noise: values.noise, reliabilitySpread: values.reliability },
      ...{ scaleSpread: values.scale, sideBias: values.side },
      ...{ carelessness: values.careless, colluders: values.colluders },
    },
  });
  const trials = runContestTasks(plan, 0, plan.tasks, onProgress);
  const example = trials[(plan.juries.length - 1) * plan.repeats]!;
  const share = (amount: bigint) => Number(amount) / Number(POOL);
  const payouts = example.methods.map((one) => ({
    method: one.method,
    items: contestPayouts(example, one, POOL).map(({ truth, paid }) => ({
      truth: share(truth),
      paid: share(paid),
    })),
  }));
  return { request, points: summariseContest(plan, trials), payouts };
});
