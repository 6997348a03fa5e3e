import { apportion } from "./apportion";
import type { Combine, Credential, Transfer } from "./boost";
import type { Contributions } from "./contributions";
import type { EligibilityRule } from "./eligibility";
import type { MechanismParams } from "./mechanism";
import {
  type Matched,
  matchDonations,
  payMatched,
  type Recipe,
  type RecipeInput,
  type RecipeResult,
  type RecipeStep,
} from "./recipe";

/** A credential of a round: where its amounts come from, and what they are worth. */
export interface CredentialRule {
  readonly name: string;
  /** A list of holders, people's word for each other, or how well a juror's answers are predicted. */
  readonly source: "list" | "attested" | "earned";
  /** Where it is earned: the domain of projects in which a juror's answers count; absent: all. */
  readonly domain?: string | undefined;
  readonly threshold: number;
  readonly maxBoost: number;
  readonly transfer: Transfer;
}

/** How a round's contributions become amounts, as its frozen settings say it. */
export interface FundingRules {
  readonly mechanism: string;
  readonly params: MechanismParams;
  readonly eligibility?: EligibilityRule | undefined;
  readonly boost?:
    | {
        readonly credentials: readonly CredentialRule[];
        readonly combine: Combine;
        readonly factor: number;
      }
    | undefined;
  readonly minimum?: number | undefined;
  readonly floor?: number | undefined;
  readonly cap?: number | undefined;
  /** λ: how far the jury's weights count beside the match. */
  readonly prior: number;
  /** Of the pool; the rest is split directly by the jury's weights. */
  readonly share: number;
}

/** What the rules are applied to. */
export interface FundingData {
  /** In units of the pool's token. */
  readonly rows: Contributions;
  /** Names of the projects, all different. */
  readonly projects: readonly string[];
  readonly score?: ArrayLike<number>;
  readonly toSelf?: ArrayLike<number>;
  /** By credential: the amount of each donor, and those of all holders. */
  readonly credentials: Readonly<
    Record<string, { readonly amount: ArrayLike<number>; readonly holders: ArrayLike<number> }>
  >;
  /** The jury's weights by project; absent while there are no final ones. */
  readonly weights?: ArrayLike<number>;
  /** In base units. */
  readonly pool: bigint;
  readonly decimals: number;
}

export interface RoundFunding extends Omit<RecipeResult, "steps"> {
  readonly steps: readonly (RecipeStep | DirectStep)[];
  /** Whether the jury's weights are still to come, so that the result will change. */
  readonly waitsForWeights: boolean;
}

/** What the jury's weights pay directly, beside the match. */
export type DirectStep = Omit<RecipeStep, "step"> & { readonly step: "direct" };

/** A step that a round can do without. */
export type OptionalStep = "eligibility" | "boost" | "minimum" | "floor" | "cap" | "prior";
const OPTIONAL_STEPS: readonly OptionalStep[] = [
  "eligibility",
  "boost",
  "minimum",
  "floor",
  "cap",
  "prior",
];
const SHARE_PARTS = 1e12;

/** Contributions into amounts by a round's rules. Σ amounts + unspent = pool, to the base unit. */
export function fundRound(rules: FundingRules, data: FundingData): RoundFunding {
  const { input, recipe } = asRecipe(rules, data);
  return withDirect(payMatched(matchDonations(input, recipe), input, recipe), rules, data);
}

/** The same with, and again without, each step that the rules have. */
export function fundRoundByStep(rules: FundingRules, data: FundingData) {
  const { input, recipe } = asRecipe(rules, data);
  const matched = matchDonations(input, recipe);
  const without = OPTIONAL_STEPS.filter((name) => hasStep(recipe, matched, name)).map((name) => {
    const { [name]: _, ...less } = recipe;
    // Without the mechanism's own cap, too: a cap of everything is none.
    const other: Recipe = name === "cap" ? { ...less, cap: 1 } : less;
    const again =
      name === "eligibility" || name === "boost" ? matchDonations(input, other) : matched;
    const { amounts } = withDirect(payMatched(again, input, other), rules, data);
    return { step: name, amounts };
  });
  return { ...withDirect(payMatched(matched, input, recipe), rules, data), without };
}

function hasStep(recipe: Recipe, { mechanism }: Matched, name: OptionalStep): boolean {
  return recipe[name] !== undefined || (name === "cap" && mechanism.cap !== undefined);
}

/** A round's rules and data as one recipe over the part of the pool that is matched. */
export function asRecipe(
  rules: FundingRules,
  data: FundingData,
): { input: RecipeInput; recipe: Recipe } {
  const { mechanism, params, eligibility, minimum, floor, cap } = rules;
  const { rows, projects: keys, score, toSelf, weights } = data;
  const recipe: Recipe = {
    ...{ mechanism, params },
    ...(eligibility && { eligibility }),
    ...(rules.boost && { boost: { ...rules.boost, credentials: credentialsOf(rules, data) } }),
    ...(minimum !== undefined && { minimum }),
    ...(floor !== undefined && { floor }),
    ...(cap !== undefined && { cap }),
    ...(rules.prior > 0 && weights && { prior: { lambda: rules.prior, weights } }),
  };
  const unit = 10n ** BigInt(data.decimals);
  const facts = { ...(score && { score }), ...(toSelf && { toSelf }) };
  return { input: { ...facts, rows, keys, unit, pool: matchedPool(rules, data) }, recipe };
}

function credentialsOf({ boost }: FundingRules, { credentials, rows }: FundingData): Credential[] {
  return (boost?.credentials ?? []).map(({ name, threshold, maxBoost, transfer }) => {
    const known = credentials[name];
    const amount = known?.amount ?? new Float64Array(rows.donors);
    return { name, threshold, maxBoost, transfer, amount, holders: known?.holders ?? [] };
  });
}

function matchedPool({ share }: FundingRules, { pool }: FundingData): bigint {
  return (pool * BigInt(Math.round(share * SHARE_PARTS))) / BigInt(SHARE_PARTS);
}

/** Adds the part of the pool that goes out by the jury's weights alone. */
function withDirect(found: RecipeResult, rules: FundingRules, data: FundingData): RoundFunding {
  const rest = data.pool - matchedPool(rules, data);
  const needsWeights = rest > 0n || rules.prior > 0;
  const waitsForWeights = needsWeights && !data.weights;
  if (rest === 0n) return { ...found, waitsForWeights };
  if (!data.weights) return { ...found, unspent: found.unspent + rest, waitsForWeights };
  const direct = apportion(rest, Array.from(data.weights), data.projects);
  const unit = 10 ** data.decimals;
  const step: DirectStep = {
    ...{ step: "direct", unit: "amount" },
    values: Float64Array.from(direct, (amount) => Number(amount) / unit),
    note: `${1 - rules.share} of the pool by the jury's weights alone`,
  };
  const amounts = found.amounts.map((amount, p) => amount + direct[p]!);
  const paid = found.steps.at(-1)!;
  const total = paid.values.map((value, p) => value + step.values[p]!);
  const steps = [...found.steps.slice(0, -1), step, { ...paid, values: total }];
  return { ...found, amounts, steps, waitsForWeights };
}
