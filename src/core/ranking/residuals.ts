import type { ComparisonData } from "~/core/comparison";
import { METHODS } from "./fit";

/** How each row that a method reads lies to its weights. */
export interface Residuals {
  /** ratio: `said` and `fitted` are log ratios; binary: the outcome and the chance that a wins. */
  readonly reads: "binary" | "ratio";
  readonly said: Float64Array;
  readonly fitted: Float64Array;
  /** |said − fitted| in natural logs, or the surprise −log P(what was said) in nats; 0 at a perfect fit. */
  readonly size: Float64Array;
}

/**
 * Stated against fitted, row by row, in the order in which the method reads the rows. A ratio y has
 * the residual y − (θ_a − θ_b). A win has the surprise −log σ(θ_a − θ_b), σ(x) = 1/(1 + e⁻ˣ), and a
 * tie half that of a win and half that of a loss, as in the likelihood of `bt_mle`. For methods
 * without a likelihood (Colley, PageRank, …) and those that read both this takes their weights as strengths: P(a) = w_a/(w_a + w_b).
 */
export function residualsOf(
  method: string,
  data: ComparisonData,
  theta: ArrayLike<number>,
): Residuals {
  const info = METHODS.find(({ key }) => key === method);
  const reads = info?.reads === "ratio" ? "ratio" : "binary";
  const { a, b } = reads === "ratio" ? data.ratio : data.binary;
  const said = reads === "ratio" ? data.ratio.logRatio : data.binary.outcome;
  const difference = Float64Array.from(a, (item, row) => theta[item]! - theta[b[row]!]!);
  if (reads === "ratio") {
    const size = difference.map((d, row) => Math.abs(said[row]! - d));
    return { reads, said, fitted: difference, size };
  }
  const size = difference.map(
    (d, row) => said[row]! * logOnePlusExp(-d) + (1 - said[row]!) * logOnePlusExp(d),
  );
  return { reads, said, fitted: difference.map((d) => 1 / (1 + Math.exp(-d))), size };
}

/** log(1 + eˣ) without overflow. */
function logOnePlusExp(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}
