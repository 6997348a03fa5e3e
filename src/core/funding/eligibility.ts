import type { Contributions } from "./contributions";

/** Who counts, and how much. */
export interface EligibilityRule {
  /** Least amount of a donation that counts. */
  readonly minimum: number;
  /** Sybil score at which a donation begins to count, for half. */
  readonly scoreAt50: number;
  /** Score from which it counts in full. */
  readonly scoreAt100: number;
}

export const ELIGIBILITY_DEFAULT: EligibilityRule = { minimum: 1, scoreAt50: 15, scoreAt100: 25 };

/** What is known of a donation besides who, what and how much. */
export interface DonationFacts {
  /** Sybil score per row; absent: everybody counts in full. */
  readonly score?: ArrayLike<number>;
  /** 1 where the donor is the recipient. */
  readonly toSelf?: ArrayLike<number>;
}

export type Ineligible = "minimum" | "self" | "score";

/**
 * Donations after eligibility and the sybil multiplier: a row below the minimum, to oneself or with
 * a score below `scoreAt50` counts for 0; from there the multiplier rises linearly from ½ to 1 at
 * `scoreAt100` and multiplies the amount. `reasons` says for each row why it counts for nothing.
 *
 * The input is not changed. Throws RangeError where scoreAt50 exceeds scoreAt100.
 */
export function eligible(
  rows: Contributions,
  facts: DonationFacts,
  rule: EligibilityRule = ELIGIBILITY_DEFAULT,
): { readonly rows: Contributions; readonly reasons: readonly (Ineligible | null)[] } {
  if (!(rule.scoreAt50 <= rule.scoreAt100)) {
    throw new RangeError(`scoreAt50 ${rule.scoreAt50} is above scoreAt100 ${rule.scoreAt100}`);
  }
  const amount = Float64Array.from(rows.amount);
  const reasons = Array.from(amount, (given, row): Ineligible | null => {
    if (given < rule.minimum) return "minimum";
    if (facts.toSelf?.[row]) return "self";
    return sybilMultiplier(facts.score?.[row], rule) === 0 ? "score" : null;
  });
  for (let row = 0; row < amount.length; row++) {
    const multiplier = reasons[row] ? 0 : sybilMultiplier(facts.score?.[row], rule);
    amount[row] = amount[row]! * multiplier;
  }
  return { rows: { ...rows, amount }, reasons };
}

/** 0 below `scoreAt50`, then ½ to 1, linear; 1 where no score is known. */
export function sybilMultiplier(
  score: number | undefined,
  { scoreAt50, scoreAt100 }: EligibilityRule,
): number {
  if (score === undefined || score >= scoreAt100) return 1;
  if (!(score >= scoreAt50)) return 0;
  return 0.5 + (0.5 * (score - scoreAt50)) / (scoreAt100 - scoreAt50);
}
