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
