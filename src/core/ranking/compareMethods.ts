import type { ComparisonData } from "~/core/comparison";
import { FitInputError, FitUnavailableError } from "./errors";
import { fit, METHODS } from "./fit";
import { type JurorInfluence, jurorInfluence } from "./influence";
import { kendallTau } from "./kendall";
import type { Fit } from "./result";
import { checkRows } from "./validate";

/** All methods on the same comparisons. */
export interface MethodComparison {
  /** In the order of METHODS, with default parameters, without standard errors. */
  readonly fits: readonly Fit[];
  /** Methods that have no answer here, with the reason. */
  readonly refused: readonly { readonly method: string; readonly reason: string }[];
  /** Between `fits`, row and column in their order. */
  readonly distances: {
    /** Σ |difference of weights| over the items: 0 (equal) to 2. */
    readonly l1: number[][];
    /** Kendall's τ-b of the weights; null where one method has all items equal. */
    readonly kendall: (number | null)[][];
  };
  /** Leave-one-juror-out, largest change first, by method: those that are fitted in
   * milliseconds, and `huber` where rows × jurors are at most 10⁷. */
  readonly jurorInfluence: Readonly<Record<string, readonly JurorInfluence[]>>;
}

/** Methods whose fits without each juror are shown, and those of them that are fitted anew for each. */
const INFLUENCE_METHODS = ["log_l2_ridge", "huber", "bt_l2"];
const FITTED_ANEW = new Set(["huber"]);
/** Rows times jurors up to which that is done: some seconds. */
const ANEW_WORK_MAX = 1e7;

/**
 * Fits every method, and says how far apart their weights are: the choice of the aggregator often
 * decides more than the jury does.
 *
 * `onProgress` gets a fraction in [0, 1] after each method. Throws FitInputError on rows that `fit`
 * refuses whatever the method.
 */
export function compareMethods(
  data: ComparisonData,
  onProgress: (fraction: number) => void = () => {},
): MethodComparison {
  checkRows(data.binary);
  const fits: Fit[] = [];
  const refused: { method: string; reason: string }[] = [];
  METHODS.forEach(({ key, reads }, done) => {
    const found =
      reads === "ratio" && data.ratio.a.length === 0
        ? "the rows say who won, not by how much"
        : fitOrReason(key, data);
    if (typeof found === "string") refused.push({ method: key, reason: found });
    else fits.push(found);
    onProgress((done + 1) / (METHODS.length + 1));
  });
  const { a, juror } = data.ratio;
  const anew = a.length * new Set(juror).size <= ANEW_WORK_MAX;
  const shown = fits.filter(
    ({ method }) => INFLUENCE_METHODS.includes(method) && (anew || !FITTED_ANEW.has(method)),
  );
  const influence = shown.map(({ method }) => [method, jurorInfluence(method, data)]);
  onProgress(1);
  return {
    fits,
    refused,
    distances: {
      l1: symmetric(fits, (one, other) => l1(one.weights, other.weights)),
      kendall: symmetric(fits, (one, other) => kendallTau(one.weights, other.weights)),
    },
    jurorInfluence: Object.fromEntries(influence),
  };
}

function fitOrReason(method: string, data: ComparisonData): Fit | string {
  try {
    return fit(method, data, {}, { intervals: false });
  } catch (error) {
    if (error instanceof FitUnavailableError || error instanceof FitInputError) {
      return error.message;
    }
    throw error;
  }
}

function l1(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, k) => sum + Math.abs(value - y[k]!), 0);
}

/** A symmetric matrix, each pair computed once. */
function symmetric<T>(fits: readonly Fit[], distance: (one: Fit, other: Fit) => T): T[][] {
  const rows: T[][] = [];
  fits.forEach((one, row) => {
    const own = fits.slice(row).map((other) => distance(one, other));
    rows.push([...rows.map((above) => above[row]!), ...own]);
  });
  return rows;
}
