import { boostCoefficients, type SmeBoost } from "./boost";
import { capShares, cutShares } from "./capShares";
import { type Contributions, contributed, donationMatrix, scaledByDonor } from "./contributions";
import { type DonationFacts, type EligibilityRule, eligible, type Ineligible } from "./eligibility";
import { floorShares } from "./floorShares";
import type { Increment } from "./increments";
import {
  checkMechanismParams,
  type Mechanism,
  type MechanismParams,
  type MechanismResult,
} from "./mechanism";
import { MECHANISMS } from "./mechanisms";
import { minimumShares } from "./minimumShares";
import { type Settled, settle } from "./settle";

/** How donations become amounts, as settings that are stored with a run. */
export interface Recipe {
  readonly mechanism: string;
  readonly params?: MechanismParams;
  /** Absent: every donation counts in full. */
  readonly eligibility?: EligibilityRule;
  readonly boost?: SmeBoost;
  /** Projects whose share is below get nothing, and the others share theirs. */
  readonly minimum?: number;
  /** Least of the pool that a project with a match gets; the others give in proportion. */
  readonly floor?: number;
  /** Most of the pool that one project can get, in (0, 1]; absent: the mechanism's own. */
  readonly cap?: number;
  /** share = (1 − lambda) · funding + lambda · weights. */
  readonly prior?: { readonly weights: ArrayLike<number>; readonly lambda: number };
}

export interface RecipeInput extends DonationFacts {
  readonly rows: Contributions;
  /** In integer base units. */
  readonly pool: bigint;
  /** Base units in one unit of the contributions. */
  readonly unit: bigint;
  /** One per project, all different: decides ties of a base unit. */
  readonly keys: readonly string[];
}

/** What one step did to each project, in `unit`. */
export interface RecipeStep {
  readonly step:
    | "contributions"
    | "eligibility"
    | "boost"
    | "mechanism"
    | "minimum"
    | "floor"
    | "cap"
    | "prior"
    | "amounts";
  readonly unit: "contributed" | "raw" | "share" | "amount";
  readonly values: Float64Array;
  readonly note: string;
}

export interface RecipeResult extends Settled {
  readonly raw: Float64Array;
  readonly share: Float64Array;
  readonly capped: Uint8Array;
  readonly steps: readonly RecipeStep[];
  readonly coefficient: Float64Array;
  readonly ineligible: readonly (Ineligible | null)[];
}

/** No mechanism of that key. */
export class UnknownMechanismError extends Error {
  override readonly name = "UnknownMechanismError";
  constructor(mechanism: string) {
    const known = MECHANISMS.map(({ key }) => key).join(", ");
    super(`unknown mechanism "${mechanism}"; one of: ${known}`);
  }
}

/** Donations with what a mechanism makes of them, before anything limits it. */
export interface Matched extends MechanismResult {
  readonly mechanism: Mechanism;
  readonly coefficient: Float64Array;
  readonly ineligible: readonly (Ineligible | null)[];
  readonly steps: readonly RecipeStep[];
  /** Shares of raw matches that were changed by an increment. */
  readonly spread: (raw: Float64Array) => Float64Array;
  /** Prepares increments; undefined where the mechanism has none. */
  readonly increment: () => Increment | undefined;
}

/**
 * Donations into amounts, step by step: eligibility and sybil multiplier, SME boost, aggregation per
 * donor, the mechanism, minimum, floor, cap, weights as a prior, apportionment. Each step's result is
 * kept. Σ amounts + unspent = pool to the base unit.
 *
 * Throws UnknownMechanismError; RangeError for parameters; FundingInputError for donations.
 */
export function runRecipe(input: RecipeInput, recipe: Recipe): RecipeResult {
  return payMatched(matchDonations(input, recipe), input, recipe);
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

/** The steps up to the mechanism, which are those that cost. */
export function matchDonations(input: RecipeInput, recipe: Recipe): Matched {
  const mechanism = MECHANISMS.find(({ key }) => key === recipe.mechanism);
  if (!mechanism) throw new UnknownMechanismError(recipe.mechanism);
  const params = checkMechanismParams(mechanism, recipe.params ?? {});
  const { rows, ineligible, coefficient, matrix, steps } = prepare(input, recipe, mechanism.boosts);
  const pool = Number(input.pool) / Number(input.unit);
  const score = input.score ? { score: input.score } : {};
  const given = { rows, matrix, coefficient, pool, params, ...score };
  const found = mechanism.match(given);
  steps.push(step("mechanism", "raw", found.raw, mechanism.title));
  return {
    ...{ ...found, mechanism, coefficient, ineligible, steps },
    spread: (raw) => mechanism.spread(raw, pool),
    increment: () => mechanism.increment?.(given, found.raw),
  };
}

/** The steps after the mechanism; the same match may be paid out under other limits. */
export function payMatched(matched: Matched, input: RecipeInput, recipe: Recipe): RecipeResult {
  const { raw, coefficient, ineligible } = matched;
  const steps = [...matched.steps];
  const { share, capped, cap } = limitMatched(matched, recipe, steps);
  const settled = settle({
    ...{ pool: input.pool, share, keys: input.keys },
    // A prior moves shares off the cap, so they are no longer held at it.
    ...(recipe.prior || cap === undefined
      ? { capped: new Uint8Array(share.length) }
      : { capped, cap }),
  });
  const paid = Float64Array.from(settled.amounts, (a) => Number(a) / Number(input.unit));
  steps.push(step("amounts", "amount", paid, `${settled.unspent || "no"} base units unspent`));
  return { ...settled, raw, share, capped, steps, coefficient, ineligible };
}

/** Shares after the limits and the prior; adds what each of them did to `steps`. */
export function limitMatched(
  matched: Pick<Matched, "mechanism" | "share">,
  recipe: Recipe,
  steps: RecipeStep[],
): { share: Float64Array; capped: Uint8Array; cap: number | undefined } {
  const cap = recipe.cap ?? matched.mechanism.cap;
  const limits = { ...recipe, ...(cap !== undefined && { cap }) };
  const { share, capped } = limit(
    matched.share,
    limits,
    matched.mechanism.keepsExcess ?? false,
    steps,
  );
  return { share: withPrior(share, recipe.prior, steps), capped, cap };
}

const step = (
  name: RecipeStep["step"],
  unit: RecipeStep["unit"],
  values: Float64Array,
  note: string,
): RecipeStep => ({ step: name, unit, values, note });

/** Donations after eligibility and boost, row by row and per donor. */
function prepare(input: RecipeInput, recipe: Recipe, boosts: "matrix" | "itself") {
  const steps = [step("contributions", "contributed", given(input.rows), "as imported")];
  const passed = recipe.eligibility
    ? eligible(input.rows, input, recipe.eligibility)
    : { rows: input.rows, reasons: Array.from(input.rows.amount, () => null) };
  if (recipe.eligibility) {
    const out = passed.reasons.filter((reason) => reason !== null).length;
    steps.push(
      step(
        "eligibility",
        "contributed",
        given(passed.rows),
        `${counted(out, "donation")} left out`,
      ),
    );
  }
  const { donors } = input.rows;
  const coefficient = recipe.boost
    ? boostCoefficients(donors, recipe.boost)
    : new Float64Array(donors).fill(1);
  const plain = donationMatrix(passed.rows);
  const boosted = boosts === "matrix" && recipe.boost ? scaledByDonor(plain, coefficient) : plain;
  if (recipe.boost) {
    const count = coefficient.filter((b) => b > 1).length;
    steps.push(
      step("boost", "contributed", contributed(boosted), `${counted(count, "donor")} boosted`),
    );
  }
  return {
    ...{ rows: passed.rows, ineligible: passed.reasons, coefficient },
    ...{ matrix: boosted, steps },
  };
}

function limit(
  share: Float64Array,
  recipe: Pick<Recipe, "minimum" | "floor" | "cap">,
  keepsExcess: boolean,
  steps: RecipeStep[],
): { share: Float64Array; capped: Uint8Array } {
  let kept = share;
  if (recipe.minimum !== undefined) {
    kept = minimumShares(share, recipe.minimum);
    steps.push(step("minimum", "share", kept, `at least ${recipe.minimum} of the pool`));
  }
  if (recipe.floor !== undefined) {
    kept = floorShares(kept, recipe.floor);
    steps.push(step("floor", "share", kept, `at least ${recipe.floor} of the pool each`));
  }
  if (recipe.cap === undefined) return { share: kept, capped: new Uint8Array(share.length) };
  const found = keepsExcess ? cutShares(kept, recipe.cap) : capShares(kept, recipe.cap);
  const count = found.capped.reduce((sum, value) => sum + value, 0);
  steps.push(
    step("cap", "share", found.share, `${counted(count, "project")} at ${recipe.cap} of the pool`),
  );
  return found;
}

function withPrior(share: Float64Array, prior: Recipe["prior"], steps: RecipeStep[]): Float64Array {
  if (!prior) return share;
  const { lambda, weights } = prior;
  if (!(lambda >= 0 && lambda <= 1)) throw new RangeError(`lambda ${lambda} is not within [0, 1]`);
  if (weights.length !== share.length) throw new RangeError("one weight per project is needed");
  const total = Array.from(weights).reduce((sum, w) => sum + w, 0);
  if (!(total > 0)) throw new RangeError("the weights sum to nothing");
  const mixed = share.map((value, p) => (1 - lambda) * value + (lambda * weights[p]!) / total);
  steps.push(step("prior", "share", mixed, `${lambda} of the jury's weights`));
  return mixed;
}

function given(rows: Contributions): Float64Array {
  const sum = new Float64Array(rows.projects);
  for (let row = 0; row < rows.amount.length; row++) {
    const p = rows.project[row]!;
    sum[p] = sum[p]! + rows.amount[row]!;
  }
  return sum;
}
