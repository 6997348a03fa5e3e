import type { TriggerParams } from "~/core/conviction";
import { COMMUNITY_PARAMS, COMMUNITY_PRESETS, communityParams } from "~/core/simulation";
import type { Bounded } from "../reach";

export const CONVICTION_NUMBERS = [
  "supply",
  "funds",
  "alpha",
  "beta",
  "rho",
  "requested",
  "stake",
  "staked_for",
] as const;
export type ConvictionNumber = (typeof CONVICTION_NUMBERS)[number];
export type ConvictionState = Readonly<Record<ConvictionNumber, number>>;

interface ConvictionParam {
  readonly symbol: string;
  readonly title: string;
  readonly about: string;
  readonly bounds: Bounded;
}

const MOST = 1e15;
const ALPHA = COMMUNITY_PARAMS.find(({ name }) => name === "alpha")!;

/** What the founding notebook draws its triggers with, and a request and stake to look at. */
export const CONVICTION_USUAL: ConvictionState = {
  ...triggerParamsOf("1hive_v3"),
  requested: 300,
  stake: 2_000,
  staked_for: 20,
};

const row = (
  name: ConvictionNumber,
  symbol: string,
  title: string,
  about: string,
  [min, max]: readonly [number, number],
): [ConvictionNumber, ConvictionParam] => [
  name,
  { symbol, title, about, bounds: { min, max, usual: CONVICTION_USUAL[name] } },
];

export const CONVICTION_PARAMS = Object.fromEntries([
  row("supply", "S", "Effective supply", "tokens that can be staked", [1, MOST]),
  row("funds", "R", "Funds in the pool", "", [1, MOST]),
  row("alpha", "α", ALPHA.title, ALPHA.about, [ALPHA.min, ALPHA.max]),
  row("beta", "β", "Largest share of the pool one proposal may take", "", [0.001, 1]),
  row("rho", "ρ", "Scale of the trigger", "must be below β²", [1e-9, 1]),
  row("requested", "r", "A request", "what a proposal asks for", [0, MOST]),
  row("stake", "x", "A stake", "tokens on that proposal", [0, MOST]),
  row("staked_for", "t", "Days it stays", "then it is withdrawn", [0, 10_000]),
]) as Readonly<Record<ConvictionNumber, ConvictionParam>>;

/** A preset's pool: the whole supply at stake. */
export function triggerParamsOf(key: string): TriggerParams {
  const { model, params } = COMMUNITY_PRESETS.find((preset) => preset.key === key)!;
  const { supply, funds, alpha, beta, rho } = communityParams(model, params);
  return { supply, funds, alpha, beta, rho };
}

/**
 * Why ρ and β do not go together, or null. At ρ = β² even a request for nothing needs all that
 * everybody could ever charge.
 */
export function rhoProblem({ beta, rho }: Pick<TriggerParams, "beta" | "rho">): string | null {
  if (Math.sqrt(rho) < beta) return null;
  return `is ${rho}, but must be below β² = ${Number((beta ** 2).toPrecision(6))}: from there on the trigger of even the smallest request is more than everybody’s stake could ever charge`;
}
