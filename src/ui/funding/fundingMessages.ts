import type { DonorEffects, Estimate, FundingRules, RoundFunding, Wish } from "~/core/funding";
import type { SandboxData } from "./fundingDataOf";

/** What the page asks of its worker. */
export type Asked =
  | { readonly kind: "load"; readonly data: SandboxData }
  | { readonly kind: "fund"; readonly rules: FundingRules }
  | { readonly kind: "estimate"; readonly rules: FundingRules; readonly wishes: readonly Wish[] }
  | { readonly kind: "effects"; readonly rules: FundingRules; readonly donor: number };

/** A recipe's result, as plain as it travels between threads. */
export interface Funded {
  readonly rules: FundingRules;
  /** In the smallest unit, by project. */
  readonly amounts: readonly bigint[];
  readonly unspent: bigint;
  readonly capped: Uint8Array;
  /** Donors whose gifts are boosted. */
  readonly boosted: number;
  /** Gifts that count for nothing. */
  readonly leftOut: number;
  readonly steps: RoundFunding["steps"];
  readonly ms: number;
}

export interface Estimated {
  readonly estimates: readonly Estimate[];
  /** Whether each answer costs a few sums, or a whole computation. */
  readonly incremental: boolean;
  readonly ms: number;
}

export type Computed = Funded | Estimated | DonorEffects | null;

export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: Computed }
  | { readonly id: number; readonly ok: false; readonly reason: string };
