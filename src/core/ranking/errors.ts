import type { Connectivity } from "~/core/comparison";

/** Why a row, a column or a parameter was refused. */
export type RefusalRule =
  | "empty"
  | "shape"
  | "unknown-item"
  | "self-comparison"
  | "outcome"
  | "not-finite"
  | "negative-weight"
  | "juror"
  | "parameter";

/** One refused value: `row` counts from 0, and is −1 where the refusal is not about a row. */
export interface Refusal {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly rule: RefusalRule;
  readonly message: string;
}

/** The comparisons or parameters cannot be fitted as they stand. `refusals` lists every reason. */
export class FitInputError extends Error {
  override readonly name = "FitInputError";
  constructor(readonly refusals: readonly Refusal[]) {
    const first = refusals[0];
    const more = refusals.length > 1 ? ` (and ${refusals.length - 1} more)` : "";
    super(`${first ? first.message : "input refused"}${more}`);
  }
}

/** The maximum of the likelihood inside one strong component. */
export interface PartialFit {
  readonly items: number[];
  /** Mean zero within the component; not comparable across components. */
  readonly theta: Float64Array;
  readonly weights: Float64Array;
}

/** The method has no finite answer on these comparisons; the graph shows why. */
export class FitUnavailableError extends Error {
  override readonly name = "FitUnavailableError";
  constructor(
    message: string,
    readonly graph: Connectivity,
    /** What can be said inside each strong component, where the method can say it. */
    readonly byStrongComponent?: readonly PartialFit[],
  ) {
    super(message);
  }
}

/** No method of that key. */
export class UnknownMethodError extends Error {
  override readonly name = "UnknownMethodError";
  constructor(
    readonly method: string,
    readonly known: readonly string[],
  ) {
    super(`unknown method "${method}"; one of: ${known.join(", ")}`);
  }
}
