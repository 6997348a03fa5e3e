import type { Connectivity } from "~/core/comparison";
import type { Groups } from "~/core/numeric";
import { centreWithin } from "~/core/numeric";

/** Standard errors, one per item; natural-log units. */
export interface StandardErrors {
  /** Of θ in the gauge the method reports (mean zero unless its docstring says otherwise). */
  readonly theta: Float64Array;
  /** Of log w_i = θ_i − log Σ e^θ; about the relative error of the weight. */
  readonly logWeight: Float64Array;
  /** Of θ, robust to a wrong variance model: C S C with S summed over comparisons. */
  readonly sandwich?: Float64Array;
  /** The same with scores summed within each juror first: robust to a juror agreeing with himself. */
  readonly sandwichByJuror?: Float64Array;
  /** Of θ_i − θ_j for each pair that `options.differences` names, in its order. */
  readonly differences?: Float64Array;
  /** Above 1000 items, where some are estimated: which are not, and how far the others may be off. */
  readonly estimated?: EstimatedErrors;
}

/** Relative errors are the largest on items drawn to check the estimates. */
export interface EstimatedErrors {
  /** Items whose errors were solved for, ascending. */
  readonly solved: Int32Array;
  /** Of θ. */
  readonly error: number;
  readonly sandwichError?: number;
  readonly sandwichByJurorError?: number;
}

/** Estimates that only some models have; each method's docstring says what they mean. */
export interface Extra {
  /** Davidson's ν. */
  readonly nu?: number;
  /** Rao and Kupper's η. */
  readonly eta?: number;
  /** Advantage of the item shown first, in log-odds. */
  readonly gamma?: number;
  /** One entry per juror who has weight, ascending, with the juror's parameters by name. */
  readonly jurors?: readonly JurorEstimate[];
}

export interface JurorEstimate extends Readonly<Record<string, number>> {
  readonly juror: number;
}

/** What an estimator computes; `fit` adds the name, the parameters and the graph. */
export interface Estimate {
  /** Log weights, one per item, natural logs. */
  readonly theta: Float64Array;
  /** softmax(θ): positive, sum 1. */
  readonly weights: Float64Array;
  readonly se?: StandardErrors;
  /** Covariance of θ in the method's gauge, n × n row by row; only where `options.covariance` asks. */
  readonly covariance?: Float64Array;
  readonly converged: boolean;
  readonly iterations: number;
  /** The method's own objective at θ: a log likelihood (larger is better) or a loss (smaller is). */
  readonly objective: number;
  /**
   * Largest entry of the objective's gradient at θ, in the data's own units (not divided by the
   * number of rows): what "converged" was judged by, against `gradientAccepted`.
   */
  readonly gradInf: number;
  /** Rows the method holds for outliers, ascending. */
  readonly outliers?: number[];
  /** What the method estimates beside the weights. */
  readonly extra?: Extra;
  /** Parameters the method chose itself, which replace those asked for in the record. */
  readonly chosen?: Record<string, number>;
}

/** One fitted method with its evidence. */
export interface Fit extends Omit<Estimate, "chosen"> {
  readonly method: string;
  /** Every parameter in force: giving them again gives the same fit. */
  readonly params: Record<string, number>;
  readonly graph: Connectivity;
}

export interface FitOptions {
  /** Called with a fraction in [0, 1] as the fit goes on. */
  readonly onProgress?: (fraction: number) => void;
  /**
   * Standard errors too (default true). They cost O(n³); above 1000 items or parameters (300 items
   * for random walks) those of some items are solved for and the others estimated: `selectedErrors`,
   * `walkErrors`. "selected": so whatever the number.
   */
  readonly intervals?: boolean | "selected";
  /** Above 1000 items, those whose standard errors must be solved for (default: the 100 heaviest). */
  readonly intervalItems?: readonly number[];
  /**
   * Passes over the pairs times their number that solving for every item may cost; else only
   * `intervalItems` are solved for (default: some seconds' worth).
   */
  readonly intervalWork?: number;
  /** Pairs of items whose difference of θ is to have a standard error as well. */
  readonly differences?: readonly (readonly [number, number])[];
  /** The covariance of θ too (default false), where the method has standard errors from one. */
  readonly covariance?: boolean;
}

/** softmax(θ), shifted by the maximum so that nothing overflows. */
export function weightsOf(theta: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of theta) top = Math.max(top, value);
  const weights = theta.map((value) => Math.exp(value - top));
  let total = 0;
  for (const weight of weights) total += weight;
  return weights.map((weight) => weight / total);
}

/** θ with mean zero over all items, in place. */
export function centre(theta: Float64Array): Float64Array {
  const all: Groups = { label: new Int32Array(theta.length), count: 1 };
  centreWithin(all, theta);
  return theta;
}
