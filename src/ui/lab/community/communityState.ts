import {
  COMMUNITY_PARAMS,
  COMMUNITY_PRESETS,
  type CommunityMode,
  type CommunityModel,
  type CommunityParam,
  type CommunitySpec,
  communityParams,
  MENDS,
  type Study,
} from "~/core/simulation";
import { firstOf, type Query, readNumbers, writeNumbers } from "../linkNumbers";
import { type Bounded, boundsProblem } from "../reach";
import { readSweep, type SweepState, sweepAxes, writeSweep } from "./sweepState";

/** One configuration: what of it is not the originals' is all that is kept. */
export interface CommunityConfig {
  readonly model: CommunityModel;
  readonly mode: CommunityMode;
  readonly params: Readonly<Record<string, number>>;
  /** Mends that differ from the mode's. */
  readonly mends: Readonly<Record<string, boolean>>;
}

/** All that the page shows follows from this. */
export interface CommunityState {
  readonly first: CommunityConfig;
  readonly second: CommunityConfig | null;
  readonly seed: string;
  readonly timesteps: number;
  readonly runs: number;
  readonly sweep: SweepState;
  /** The saved run that this was opened from. */
  readonly from: string | null;
}

export const TIMESTEPS: Bounded = { min: 1, max: 10_000, usual: 100, whole: true };
export const RUNS: Bounded = { min: 2, max: 10_000, usual: 100, whole: true };
const SEED = "1";
/** Names of the second configuration in links begin with this. */
const SECOND = "2.";

const CONFIG_USUAL: CommunityConfig = {
  ...{ model: "v3", mode: "corrected", params: {}, mends: {} },
};

/** Parameters that a configuration has a say in. */
export const paramsOf = ({ model, mode }: CommunityConfig): readonly CommunityParam[] =>
  COMMUNITY_PARAMS.filter(
    ({ only, mendsOnly }) =>
      (only === undefined || only === model) && !(mendsOnly && mode === "faithful"),
  );

export const usualOf = (model: CommunityModel): Record<string, number> =>
  Object.fromEntries(COMMUNITY_PARAMS.map(({ name, defaults }) => [name, defaults[model]]));

export const specOf = (
  config: CommunityConfig,
  { seed, timesteps }: CommunityState,
): CommunitySpec => ({ ...config, seed, timesteps });

/** One run of what is set, or two with the same chances. */
export const studyOfRun = (state: CommunityState): Study => ({
  configs: state.second ? [state.first, state.second] : [state.first],
  ...{ seed: state.seed, timesteps: state.timesteps, runs: 1, axes: [] },
});

/** The same many times. */
export const studyOfMany = (state: CommunityState): Study => ({
  ...studyOfRun(state),
  runs: state.runs,
});

/** The first configuration over the grid of the sweep. */
export const studyOfSweep = ({ first, seed, timesteps, sweep }: CommunityState): Study => ({
  ...{ configs: [first], seed, timesteps, runs: sweep.each, axes: sweepAxes(sweep) },
});

/** Preset that a configuration's parameters are those of, or null. */
export function presetOf({ model, params }: CommunityConfig): string | null {
  const same = COMMUNITY_PRESETS.find((preset) => {
    const own = { ...usualOf(model), ...params };
    const theirs: Record<string, number> = { ...usualOf(model), ...preset.params };
    return preset.model === model && Object.keys(own).every((name) => own[name] === theirs[name]);
  });
  return same?.key ?? null;
}

/** Everything that is wrong with a state; nothing runs until it is well. */
export function problemsOf(state: CommunityState): string[] {
  const problems: string[] = [];
  for (const [place, config] of [state.first, state.second].entries()) {
    if (!config) continue;
    try {
      communityParams(config.model, config.params);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push(
        state.second ? `${place === 0 ? "First" : "Second"}: ${error.message}` : error.message,
      );
    }
  }
  const days = boundsProblem(state.timesteps, TIMESTEPS);
  if (days) problems.push(`Days ${days}`);
  if (state.seed.trim() === "") problems.push("The seed is empty");
  return problems;
}

export function readState(query: Query): { state: CommunityState; problems: string[] } {
  const problems: string[] = [];
  const first = readConfig(query, "", problems);
  const second = `${SECOND}model` in query ? readConfig(query, SECOND, problems) : null;
  const numbers = { days: TIMESTEPS.usual, runs: RUNS.usual };
  const { days, runs } = readNumbers(query, numbers, problems);
  const seed = firstOf(query, "seed") ?? SEED;
  const sweep = readSweep(query, problems);
  const from = firstOf(query, "from") || null;
  return { state: { first, second, seed, timesteps: days, runs, sweep, from }, problems };
}

export function writeState(state: CommunityState): [string, string][] {
  const { first, second, seed, timesteps, runs, sweep, from } = state;
  const numbers = { days: timesteps, runs };
  return [
    ...writeConfig(first, ""),
    ...(second ? writeConfig(second, SECOND) : []),
    ["seed", seed],
    ...writeNumbers(numbers, { days: TIMESTEPS.usual, runs: RUNS.usual }),
    ...writeSweep(sweep),
    ...(from ? [["from", from] as [string, string]] : []),
  ];
}

function readConfig(query: Query, prefix: string, problems: string[]): CommunityConfig {
  const chosen = <T extends string>(name: string, known: readonly T[], usual: T): T => {
    const text = firstOf(query, `${prefix}${name}`);
    if (text === undefined || known.includes(text as T)) return (text as T | undefined) ?? usual;
    problems.push(`${name} is “${text}” in the link, but must be ${known.join(" or ")}`);
    return usual;
  };
  const model = chosen("model", ["v3", "v1"], CONFIG_USUAL.model);
  const mode = chosen("mode", ["corrected", "faithful"], CONFIG_USUAL.mode);
  const usual = usualOf(model);
  const own = Object.fromEntries(
    Object.keys(usual).map((name) => [name, query[`${prefix}${name}`]]),
  );
  const params = Object.fromEntries(
    Object.entries(readNumbers(own, usual, problems)).filter(
      ([name, value]) => value !== usual[name],
    ),
  );
  const mends: Record<string, boolean> = {};
  for (const name of Object.keys(MENDS)) {
    const text = firstOf(query, `${prefix}${name}`);
    if (text === "1" || text === "0") mends[name] = text === "1";
  }
  return { model, mode, params, mends };
}

function writeConfig({ model, mode, params, mends }: CommunityConfig, prefix: string) {
  const entries: [string, string][] = [
    ["model", model],
    ["mode", mode],
    ...Object.entries(params).map(([name, value]): [string, string] => [name, String(value)]),
    ...Object.entries(mends).map(([name, on]): [string, string] => [name, on ? "1" : "0"]),
  ];
  return entries.map(([name, value]): [string, string] => [`${prefix}${name}`, value]);
}
