import type { ComparisonData } from "~/core/comparison";
import {
  changeOf,
  comparisonInfluence,
  type Fit,
  METHODS,
  refitWeighted,
  rowsRead,
  type WeightChange,
  weightsOf,
} from "~/core/ranking";
import { toPartChange } from "./jurorsPart";
import type { AnalysisInput, AnswersPart } from "./parts";
import { teller } from "./residualsPart";

/** The quick model whose estimate tells which answers to leave out where a method has none of its own. */
const GUIDE = { ratio: "log_l2_ridge", binary: "bt_l2" };

/** Above this many rows twenty fits anew are too dear for a method that cannot refit from the full fit. */
const ROWS_MAX = 100_000;

interface Change extends WeightChange {
  readonly row: number;
}

/** Leave-one-comparison-out: the single answers that move a weight most. Null above 100,000 rows for most methods. */
export function answersPart(
  fit: Fit,
  data: ComparisonData,
  input: AnalysisInput,
): AnswersPart<{ row: number }> | null {
  const found = changesOf(fit, data);
  if (!found) return null;
  const tell = teller(fit.method, data, input);
  const rows = rowsRead(fit.method, data);
  const said = "logRatio" in rows ? rows.logRatio : rows.outcome;
  const told = found.map((change) => ({
    ...tell(change.row),
    ...toPartChange(change, input),
    said: said[change.row]!,
  }));
  const largest = told.filter(({ row }) => input.sealed[row] !== 1);
  return { largest, sealed: told.length - largest.length };
}

function changesOf(fit: Fit, data: ComparisonData): Change[] | null {
  const { method, params } = fit;
  const own = comparisonInfluence(method, data, params);
  if (own) return [...own];
  const info = METHODS.find(({ key }) => key === method);
  if (info?.reads === "both") return null; // its refits leave out whole jurors
  const reads = info?.reads === "ratio" ? "ratio" : "binary";
  const { a } = rowsRead(method, data);
  const candidates = a.length <= ROWS_MAX && comparisonInfluence(GUIDE[reads], data);
  if (!candidates) return null;
  const changes = candidates.flatMap(({ row }): Change[] => {
    const times = Float64Array.from(a, (_, other) => (other === row ? 0 : 1));
    const theta = refitWeighted(method, data, params, times);
    return theta ? [{ row, ...changeOf(fit.weights, weightsOf(theta)) }] : [];
  });
  return changes.sort((x, y) => Math.abs(y.change) - Math.abs(x.change));
}
