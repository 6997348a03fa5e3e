import { type LabStudy, type Study, type StudyCell, specOfCell } from "~/core/simulation";
import {
  type CommunityConfig,
  type CommunityState,
  RUNS,
  readState,
  writeState,
} from "../community/communityState";
import { writeNumbers } from "../linkNumbers";
import { usualOf } from "../useNumbers";
import { PARAMS_OF } from "./numbersText";

const configOf = ({ configs }: Study, place: number): CommunityConfig | null => {
  const config = configs[place];
  return config
    ? {
        model: config.model,
        mode: config.mode,
        params: config.params ?? {},
        mends: config.mends ?? {},
      }
    : null;
};

/** The lab with the settings of a study. */
function stateOf(study: Study): CommunityState {
  const { state } = readState({});
  const { seed, timesteps, runs, axes } = study;
  const grid = axes.map(({ param, values }) => ({ param, list: values }));
  return {
    ...{ ...state, first: configOf(study, 0) ?? state.first, second: configOf(study, 1) },
    ...{ seed, timesteps },
    ...(axes.length > 0
      ? { sweep: { ...state.sweep, axes: grid, each: runs } }
      : { runs: Math.max(Number(RUNS.min), runs) }),
  };
}

const addressOf = (state: CommunityState) =>
  `/lab/community?${new URLSearchParams(writeState(state))}`;

/** Where the lab opens with the settings of a saved run, to change them and save them as one's own. */
export function forkLink(study: LabStudy, from: string): string {
  if (!("kind" in study)) return addressOf({ ...stateOf(study), from });
  const { kind, numbers, seed } = study;
  const changed = writeNumbers<string>(numbers, usualOf(PARAMS_OF[kind]));
  return `/lab/${kind}?${new URLSearchParams([...changed, ["seed", seed], ["from", from]])}`;
}

/** Where the lab runs the first run of a cell, with everything a run shows. */
export function cellLink(study: Study, cell: Pick<StudyCell, "config" | "params">): string {
  const { state } = readState({});
  const { model, mode, seed, params = {}, mends = {} } = specOfCell(study, cell, 0);
  const first = { model, mode, params, mends };
  return addressOf({ ...state, first, seed: String(seed), timesteps: study.timesteps });
}

/** Where two runs are run side by side with the same chances: the first configuration of each. */
export function besideLink(study: Study, other: Study): string {
  const first = stateOf({ ...study, axes: [] });
  return addressOf({ ...first, second: configOf(other, 0) });
}
