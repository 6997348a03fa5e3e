import type { Community, CommunityEvents } from "./community";
import { genesis } from "./communityGenesis";
import { type CommunityMode, type Mends, mendsOf } from "./communityMends";
import { type CommunityModel, type CommunityParams, communityParams } from "./communityParams";
import { OverReleaseError } from "./communityRelease";
import { measure, SERIES, type SeriesName } from "./communitySeries";
import {
  type Affinities,
  affinitiesOf,
  type CommunitySnapshot,
  snapshot,
} from "./communitySnapshot";
import { step } from "./communityStep";
import { seededDraws } from "./draws";

const TIMESTEPS_DEFAULT = 100;
const TIMESTEPS_MOST = 10_000;

/** A community model and how it is run. */
export interface CommunitySpec {
  readonly model: CommunityModel;
  readonly mode: CommunityMode;
  readonly seed: string | number;
  /** Days, 1 to 10,000; 100 where not given. */
  readonly timesteps?: number;
  /** By the originals' names; the others at their defaults. */
  readonly params?: Readonly<Record<string, number>>;
  /** Mends that differ from the mode's. */
  readonly mends?: Readonly<Record<string, boolean>>;
}

export interface RunOptions {
  /** Keep the network of every timestep, and affinities at start and end. */
  readonly network?: boolean;
  /** Series that are kept; all where not given. */
  readonly series?: readonly SeriesName[];
  /** Called after every timestep with the share that is done. */
  readonly onProgress?: (fraction: number) => void;
}

export interface CommunityNetwork {
  /** Ids and first timestep of every participant. */
  readonly participants: { readonly id: number; readonly since: number }[];
  readonly proposals: { readonly id: number; readonly since: number; readonly requested: number }[];
  /** Who listens to whom, by place, at the end. */
  readonly influence: { readonly whom: number; readonly by: number; readonly strength: number }[];
  /** Which proposal's completion weakens which, by place, at the end. */
  readonly conflicts: { readonly from: number; readonly to: number; readonly strength: number }[];
  readonly affinities: { readonly start: Affinities; readonly end: Affinities };
  /** Timestep 0 and every one after. */
  readonly snapshots: CommunitySnapshot[];
}

/** One run: a value per timestep in every series, the first after the first day. */
export interface CommunityRun {
  readonly series: Readonly<Partial<Record<SeriesName, Float64Array>>>;
  /** Every series' last value, kept or not. */
  readonly final: Readonly<Record<SeriesName, number>>;
  readonly events: CommunityEvents;
  /** Where the run broke off, as the originals do when more is released than the pool holds. */
  readonly stopped?: { readonly timestep: number; readonly reason: string };
  readonly network?: CommunityNetwork;
}

/** A spec with everything filled in. Throws RangeError listing all that is wrong with it. */
export function checkedSpec(spec: CommunitySpec): {
  readonly params: CommunityParams;
  readonly mends: Mends;
  readonly timesteps: number;
} {
  const timesteps = spec.timesteps ?? TIMESTEPS_DEFAULT;
  const problems: string[] = [];
  const tried = <T>(make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push(error.message);
    }
  };
  const params = tried(() => communityParams(spec.model, spec.params));
  const mends = tried(() => mendsOf(spec.mode, spec.mends));
  if (!(Number.isInteger(timesteps) && timesteps >= 1 && timesteps <= TIMESTEPS_MOST)) {
    problems.push(`timesteps are ${timesteps}, but must be a whole number to ${TIMESTEPS_MOST}`);
  }
  if (!params || !mends || problems.length > 0) throw new RangeError(problems.join("; "));
  return { params, mends, timesteps };
}

/**
 * Runs a community model from a seed. The same spec gives the same run, to the bit, wherever it runs.
 *
 * Throws RangeError listing everything that is wrong with the spec.
 */
export function runCommunity(spec: CommunitySpec, options: RunOptions = {}): CommunityRun {
  const { params, mends, timesteps } = checkedSpec(spec);
  const draws = seededDraws(spec.seed);
  const community = genesis({ model: spec.model, params, mends, draws });
  const { series: names = SERIES, onProgress } = options;
  const columns = names.map((name) => [name, new Float64Array(timesteps)] as const);
  const network = options.network ? recorder(community) : undefined;
  let done = 0;
  let row = measure(community);
  let stopped: CommunityRun["stopped"];
  for (let t = 1; t <= timesteps; t++) {
    try {
      step(community, t);
    } catch (error) {
      if (!(error instanceof OverReleaseError)) throw error;
      stopped = { timestep: t, reason: error.message };
      break;
    }
    row = measure(community);
    for (const [name, column] of columns) column[t - 1] = row[name];
    network?.record(t);
    done = t;
    onProgress?.(t / timesteps);
  }
  const series = Object.fromEntries(
    columns.map(([name, column]) => [name, stopped ? column.slice(0, done) : column]),
  );
  return {
    ...{ series, final: row, events: { ...community.events } },
    ...(stopped && { stopped }),
    ...(network && { network: network.finish() }),
  };
}

function recorder(community: Community) {
  const { participants, proposals } = community;
  const joined: number[] = [];
  const proposed: number[] = [];
  const snapshots: CommunitySnapshot[] = [];
  const start = affinitiesOf(community);
  const record = (timestep: number) => {
    while (joined.length < participants.count) joined.push(timestep);
    while (proposed.length < proposals.length) proposed.push(timestep);
    snapshots.push(snapshot(community, timestep));
  };
  record(0);
  return { record, finish: () => networkOf(community, joined, proposed, snapshots, start) };
}

function networkOf(
  community: Community,
  joined: readonly number[],
  proposed: readonly number[],
  snapshots: CommunitySnapshot[],
  start: Affinities,
): CommunityNetwork {
  const { participants, proposals } = community;
  const place = new Map(proposals.map((proposal, k) => [proposal, k]));
  return {
    participants: joined.map((since, i) => ({ id: participants.ids[i]!, since })),
    proposals: proposed.map((since, j) => {
      const { id, requested } = proposals[j]!;
      return { id, since, requested };
    }),
    influence: participants.influence.flatMap(({ of, strength }, whom) =>
      of.map((by, k) => ({ whom, by, strength: strength[k]! })),
    ),
    conflicts: proposals.flatMap(({ conflicts }, from) =>
      conflicts.map(({ proposal, strength }) => ({ from, to: place.get(proposal)!, strength })),
    ),
    affinities: { start, end: affinitiesOf(community) },
    snapshots,
  };
}
