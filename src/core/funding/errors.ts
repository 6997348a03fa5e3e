/** Which part of an apportionment was refused. */
export type ApportionReason = "total" | "weight" | "all_zero" | "keys";

/** A pool that cannot be split as asked. Nothing was rounded or paid. */
export class ApportionError extends Error {
  override readonly name = "ApportionError";
  readonly reason: ApportionReason;

  constructor(reason: ApportionReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** An amount of money that is not written as a plain decimal, or is finer than its token allows. */
export class AmountError extends Error {
  override readonly name = "AmountError";
}

/** One refused value of a donation; `row` counts from 0, and is −1 where it is about no row. */
export interface FundingRefusal {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
}

/** Donations or parameters that no mechanism can be applied to; every reason is listed. */
export class FundingInputError extends Error {
  override readonly name = "FundingInputError";
  constructor(readonly refusals: readonly FundingRefusal[]) {
    const more = refusals.length > 1 ? ` (and ${refusals.length - 1} more)` : "";
    super(`${refusals[0]?.message ?? "refused"}${more}`);
  }
}
