/** The first and the third community model of the founding notebooks. */
export type CommunityModel = "v1" | "v3";

/** A parameter as people see it; `name` is the originals', in commands, files and links. */
export interface CommunityParam {
  readonly name: CommunityParamName;
  readonly symbol: string;
  readonly title: string;
  readonly about: string;
  readonly min: number;
  readonly max: number;
  /** Only whole numbers. */
  readonly whole?: boolean;
  /** Used by this model alone. */
  readonly only?: CommunityModel;
  /** Of no effect where the originals are followed with their defects. */
  readonly mendsOnly?: boolean;
  readonly defaults: Readonly<Record<CommunityModel, number>>;
}

const MOST = 1e15;

/** One row of the table below: symbol, title, about, [min, max], [v1, v3]. */
const row = (
  symbol: string,
  title: string,
  about: string,
  [min, max]: readonly [number, number],
  [v1, v3]: readonly [number, number],
  more: Pick<CommunityParam, "whole" | "only" | "mendsOnly"> = {},
) => ({ symbol, title, about, min, max, defaults: { v1, v3 }, ...more });

const whole = { whole: true } as const;
const v3 = { only: "v3" } as const;

/**
 * Every parameter, with the originals' defaults. Holdings, funds and requests are in tokens, times in
 * days (one timestep), base completion and failure rates in days as well.
 */
const TABLE = {
  alpha: row(
    "α",
    "Share of conviction kept a day",
    "2^(−1/half-life)",
    [0, 0.9999],
    [0.5, 2 ** (-1 / 3)],
  ),
  beta: row("β", "Largest share of the pool one proposal may take", "", [0.001, 1], [0.2, 0.2]),
  rho: row(
    "ρ",
    "Scale of the trigger",
    "below β², or nothing could ever pass",
    [1e-9, 1],
    [0.02, 0.0025],
  ),
  gamma: row(
    "γ",
    "Supply minted into the pool a day",
    "share of the total supply",
    [0, 0.1],
    [0, 0.001],
    v3,
  ),
  sensitivity: row(
    "",
    "Sensitivity",
    "share of the best affinity that a proposal needs to be supported beside the best",
    [0, 1],
    [0.75, 0.75],
  ),
  tmin: row(
    "",
    "Minimum age",
    "a proposal passes when it is older than so many days",
    [0, 10_000],
    [7, 1],
    whole,
  ),
  min_supp: row(
    "",
    "Minimum support",
    "tokens below which a proposal is dropped",
    [0, MOST],
    [50, 1],
  ),
  base_completion_rate: row("", "Days to completion", "on average", [10, 1e6], [100, 45]),
  base_failure_rate: row("", "Days to failure", "on average", [10, 1e6], [200, 180]),
  base_engagement_rate: row(
    "",
    "Engagement",
    "chance that a participant of full sentiment reconsiders on a day",
    [0, 1],
    [0.3, 0.3],
  ),
  lowest_affinity_to_support: row("", "Lowest affinity supported", "", [0, 1], [0.5, 0.3]),
  n: row("n", "Participants at the start", "", [1, 20_000], [60, 30], whole),
  m: row("m", "Proposals at the start", "", [1, 1_000], [3, 7], whole),
  funds: row("R", "Funds at the start", "", [1, MOST], [40_781.42, 4_867.21]),
  supply: row("S", "Total supply at the start", "", [1, MOST], [1_231_286.81, 22_392.22]),
  sentiment: row("", "Sentiment at the start", "of the community", [0, 1], [0.6, 0.6]),
  grace: row(
    "",
    "Grace period",
    "days before too little support drops a proposal",
    [0, 10_000],
    [7, 7],
    { whole: true, mendsOnly: true },
  ),
  sentiment_decay: row(
    "μ",
    "How fast participants' sentiment moves",
    "weight of what happened against what was felt before",
    [0, 1],
    [0.1, 0.1],
    { only: "v3", mendsOnly: true },
  ),
} as const satisfies Record<string, Omit<CommunityParam, "name">>;

export type CommunityParamName = keyof typeof TABLE;
export type CommunityParams = Readonly<Record<CommunityParamName, number>>;

export const COMMUNITY_PARAMS: readonly CommunityParam[] = (
  Object.keys(TABLE) as CommunityParamName[]
).map((name) => ({ name, ...TABLE[name] }));

/**
 * Every parameter of a model, those not given at the originals' defaults.
 *
 * Throws RangeError listing every name it does not have and every value out of bounds.
 */
export function communityParams(
  model: CommunityModel,
  given: Readonly<Record<string, number>> = {},
): CommunityParams {
  const usable = COMMUNITY_PARAMS.filter(({ only }) => only === undefined || only === model);
  const problems = Object.keys(given)
    .filter((name) => !usable.some((param) => param.name === name))
    .map((name) => {
      const known = usable.map((param) => param.name).join(", ");
      return `model ${model} has no parameter ${name} (it has: ${known})`;
    });
  for (const param of usable) {
    const value = given[param.name];
    if (value !== undefined) problems.push(...problemsOf(param, value));
  }
  const params = filledParams(model, given);
  if (problems.length === 0) problems.push(...togetherWrong(params));
  if (problems.length > 0) throw new RangeError(problems.join("; "));
  return params;
}

/** The same unchecked, for what was recorded. */
export function filledParams(
  model: CommunityModel,
  given: Readonly<Record<string, number>>,
): CommunityParams {
  const entries = COMMUNITY_PARAMS.map(({ name, defaults }) => [
    name,
    given[name] ?? defaults[model],
  ]);
  return Object.fromEntries(entries) as CommunityParams;
}

function problemsOf({ name, min, max, whole: wholeOnly }: CommunityParam, value: number): string[] {
  if (!(value >= min && value <= max))
    return [`${name} is ${value}, but must be from ${min} to ${max}`];
  if (wholeOnly && !Number.isInteger(value))
    return [`${name} is ${value}, but must be a whole number`];
  return [];
}

function togetherWrong({ beta, rho, funds, supply }: CommunityParams): string[] {
  const problems: string[] = [];
  if (Math.sqrt(rho) >= beta) {
    problems.push(
      `rho is ${rho}, but must be below beta² = ${Number((beta ** 2).toPrecision(6))}: from there on the trigger of even the smallest request is more than everybody's stake could ever charge`,
    );
  }
  if (funds >= supply)
    problems.push(`funds are ${funds}, but must be below the supply of ${supply}`);
  return problems;
}
