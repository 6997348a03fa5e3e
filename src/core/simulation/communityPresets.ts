import { alphaOfHalfLife, poolRatios } from "~/core/conviction";
import type { CommunityModel, CommunityParamName } from "./communityParams";

/** A named set of parameters to start from; those not given are the originals'. */
export interface CommunityPreset {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly source: string;
  readonly model: CommunityModel;
  readonly params: Readonly<Partial<Record<CommunityParamName, number>>>;
}

const gardens = poolRatios({ spendingLimit: 0.1, minimumConviction: 0.025 });

export const COMMUNITY_PRESETS: readonly CommunityPreset[] = [
  {
    key: "1hive_v3",
    title: "1Hive v3",
    about:
      "The third model of the founding notebooks, with the parameters 1Hive's pool was set by.",
    source: "BlockScience/Aragon_Conviction_Voting, models/v3",
    model: "v3",
    params: {},
  },
  {
    key: "aragon_v1",
    title: "Aragon v1",
    about:
      "The first model, with the ρ its file names: at the 0.02 it ran with, next to nothing ever passes.",
    source: "BlockScience/Aragon_Conviction_Voting, models/v1",
    model: "v1",
    params: { rho: 0.001 },
  },
  {
    key: "gardens",
    title: "Gardens",
    about:
      "The third model with a new garden's settings: half-life 48 hours, spending limit 10 %, minimum conviction 2.5 %.",
    source: "1Hive/wiki-gardens, create-veneto-garden",
    model: "v3",
    params: { alpha: alphaOfHalfLife(2), beta: gardens.beta, rho: gardens.rho },
  },
];
