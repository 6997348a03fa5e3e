import type { Contributions, DonationMatrix } from "./contributions";
import type { Increment } from "./increments";

/** A number or a choice a mechanism is tuned by. */
export type MechanismParam =
  | {
      readonly name: string;
      readonly title: string;
      readonly default: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly name: string;
      readonly title: string;
      readonly default: string;
      readonly choices: readonly string[];
    };

export type MechanismParams = Readonly<Record<string, number | string>>;

/** A mechanism as shown to people; `key` is its name in commands, files and the database. */
export interface MechanismInfo {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly params: readonly MechanismParam[];
  /** Cap that belongs to the mechanism as it was used, as a share; absent: none. */
  readonly cap?: number;
  /** Whether what a cap takes is passed on (the default) or stays unspent. */
  readonly keepsExcess?: boolean;
}

/** What a mechanism is given: donations after eligibility and boosts. */
export interface MechanismInput {
  /** Row by row, with the boosts in them where the mechanism wants them there. */
  readonly rows: Contributions;
  /** Per donor and project, boosted. */
  readonly matrix: DonationMatrix;
  /** Boost coefficient per donor; 1 where there is none. */
  readonly coefficient: Float64Array;
  /** Sybil score per row, where the file has one. */
  readonly score?: ArrayLike<number>;
  /** The pool, in the unit of the contributions. */
  readonly pool: number;
  readonly params: MechanismParams;
}

/** `raw` in the mechanism's own unit; `share` of the pool, Σ ≤ 1. */
export interface MechanismResult {
  readonly raw: Float64Array;
  readonly share: Float64Array;
}

export interface Mechanism extends MechanismInfo {
  /** Boosts multiply the donations of the matrix; else the mechanism applies the coefficients itself. */
  readonly boosts: "matrix" | "itself";
  match(input: MechanismInput): MechanismResult;
  /** Shares of raw matches that were changed by an increment. */
  spread(raw: Float64Array, pool: number): Float64Array;
  /** How a further donation changes the raw match; absent: only by computing it anew. */
  increment?(input: MechanismInput, raw: Float64Array): Increment | undefined;
}

/** A number parameter, checked and filled in by `checkMechanismParams`. */
export const numberOf = (params: MechanismParams, name: string) => params[name] as number;

/**
 * Every parameter of a mechanism, those not given at their defaults.
 *
 * Throws RangeError listing every name it does not have and every value out of range.
 */
export function checkMechanismParams(
  info: MechanismInfo,
  given: MechanismParams,
): Record<string, number | string> {
  const problems = Object.keys(given)
    .filter((name) => !info.params.some((param) => param.name === name))
    .map((name) => {
      const known = info.params.map((param) => param.name).join(", ") || "none";
      return `${info.key} has no parameter ${name} (it has: ${known})`;
    });
  const filled: Record<string, number | string> = {};
  for (const param of info.params) {
    const value = given[param.name] ?? param.default;
    filled[param.name] = value;
    if ("choices" in param) {
      if (!param.choices.includes(String(value))) {
        problems.push(`${param.name} is ${value}, but must be one of ${param.choices.join(", ")}`);
      }
    } else if (!(Number(value) >= param.min && Number(value) <= param.max)) {
      problems.push(`${param.name} is ${value}, but must be from ${param.min} to ${param.max}`);
    }
  }
  if (problems.length > 0) throw new RangeError(problems.join("; "));
  return filled;
}
