import {
  type ComparisonData,
  type Connectivity,
  connectivity,
  pairTable,
  type RepeatedMultiplier,
  ratioScale,
  repeatedMultipliers,
  type SideBias,
  sideBias,
} from "~/core/comparison";
import { quantile } from "~/core/numeric";
import { diagnoseJurors, type JurorDiagnosis } from "./diagnoseJurors";
import { fit } from "./fit";
import { type HodgeEnergies, hodge } from "./hodge";
import { comparisonInfluence, type RowInfluence } from "./influence";
import { type SpectralGap, spectralGap } from "./spectralGap";
import { type Transitivity, transitivity } from "./transitivity";
import { checkRows } from "./validate";

/** What can be said about comparisons before any weight is believed. */
export interface Diagnosis {
  readonly rows: number;
  /** Different pairs compared. */
  readonly pairs: number;
  /** Connectivity, and how firmly it holds (null for fewer than two items). */
  readonly graph: Connectivity & { readonly spectralGap: SpectralGap | null };
  /** Null where no ratios are stated. */
  readonly hodge: HodgeEnergies | null;
  readonly transitivity: Transitivity;
  /** Median |log ratio| as stated and as fitted on the same rows; null where no ratios are stated. */
  readonly scale: { readonly stated: number; readonly implied: number } | null;
  readonly side: SideBias | null;
  readonly constants: readonly RepeatedMultiplier[];
  readonly jurors: readonly JurorDiagnosis[];
  /** The answers whose removal changes a weight most; null above 1000 items. */
  readonly influence: { readonly method: string; readonly rows: readonly RowInfluence[] | null };
}

/**
 * Diagnoses comparisons: connectivity, spectral gap, Hodge energies, transitivity, scale, side, suspicious
 * constants, each juror's agreement, and the influence of jurors and single answers on the weights of
 * `log_l2_ridge` where every row states a ratio and of `bt_l2` otherwise (default parameters).
 *
 * Rows count in `influence` as the fitted method reads them. Throws FitInputError on rows that `fit`
 * refuses.
 */
export function diagnose(data: ComparisonData): Diagnosis {
  const { binary, ratio } = data;
  checkRows(binary);
  const table = pairTable(binary);
  const isStated = ratio.a.length > 0;
  const method = ratio.a.length === binary.a.length ? "log_l2_ridge" : "bt_l2";
  return {
    rows: binary.a.length,
    pairs: table.i.length,
    graph: { ...connectivity(table), spectralGap: spectralGap(table) },
    hodge: isStated ? hodge(ratio) : null,
    transitivity: transitivity(binary),
    scale: isStated ? scaleOf(data) : null,
    side: sideBias(binary),
    constants: repeatedMultipliers(ratio),
    jurors: diagnoseJurors(data, method),
    influence: { method, rows: comparisonInfluence(method, data) },
  };
}

function scaleOf(data: ComparisonData): Diagnosis["scale"] {
  const { a, b } = data.ratio;
  const { theta } = fit("log_l2", data, {}, { intervals: false });
  const implied = Float64Array.from(a, (item, row) => Math.abs(theta[item]! - theta[b[row]!]!));
  return { stated: ratioScale(data.ratio) ?? 0, implied: quantile(implied, 0.5) };
}
