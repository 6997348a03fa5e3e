// Runs communities away from the page: ten thousand days of ten thousand people take minutes.
import {
  type Band,
  bandsOf,
  type CommunityRun,
  type CommunitySpec,
  communityParams,
  differenceBands,
  planExperiment,
  planStudy,
  runCommunity,
  runStudyTasks,
  runTasks,
  type SeriesName,
  type Study,
  type StudyResult,
  summariseStudy,
} from "~/core/simulation";
import { answerRequests } from "../workerSide";

export type CommunityRequest =
  | { readonly kind: "one"; readonly specs: readonly CommunitySpec[] }
  | { readonly kind: "many"; readonly specs: readonly CommunitySpec[]; readonly runs: number }
  | { readonly kind: "study"; readonly study: Study };

type Bands = Readonly<Partial<Record<SeriesName, Band>>>;

/** Bands over many runs of each spec, and of what two differ by. */
export interface ManyRuns {
  readonly runs: number;
  readonly bands: readonly Bands[];
  readonly difference: Bands | null;
  /** Runs of each that broke off. */
  readonly stopped: readonly number[];
}

export type CommunityAnswer =
  | {
      readonly kind: "one";
      readonly specs: readonly CommunitySpec[];
      readonly runs: CommunityRun[];
    }
  | ({ readonly kind: "many"; readonly specs: readonly CommunitySpec[] } & ManyRuns)
  | { readonly kind: "study"; readonly study: Study; readonly result: StudyResult };

/** Numbers that the snapshots of one run may take: about 100 MB. */
const SNAPSHOT_NUMBERS_MOST = 12e6;

answerRequests((request: CommunityRequest, onProgress): CommunityAnswer => {
  if (request.kind === "study") {
    const plan = planStudy(request.study);
    const result = summariseStudy(plan, runStudyTasks(plan, 0, plan.tasks, onProgress));
    return { kind: "study", study: request.study, result };
  }
  const { specs } = request;
  const partOf = (place: number) => (share: number) => onProgress((place + share) / specs.length);
  if (request.kind === "one") {
    const runs = specs.map((spec, place) =>
      runCommunity(spec, { network: keepsNetwork(spec), onProgress: partOf(place) }),
    );
    return { kind: "one", specs, runs };
  }
  const plans = specs.map((base) => planExperiment({ base, runs: request.runs }));
  const found = plans.map((plan, place) => runTasks(plan, 0, plan.tasks, partOf(place)));
  const [first, second] = found;
  return {
    ...{ kind: "many", specs, runs: request.runs },
    bands: found.map(bandsOf),
    difference: first && second ? differenceBands(first, second) : null,
    stopped: found.map((runs) => runs.filter(({ stopped }) => stopped).length),
  };
});

/** Holdings and sentiment of everybody, and about one stake each, a day. */
function keepsNetwork({ model, params, timesteps = 0 }: CommunitySpec): boolean {
  const { n } = communityParams(model, params);
  return (n + timesteps) * 6 * timesteps <= SNAPSHOT_NUMBERS_MOST;
}
