import type { ComparisonData } from "~/core/comparison";
import type { Fit } from "~/core/ranking";
import { answersPart } from "./answersPart";
import { diagnosisPart } from "./diagnosisPart";
import { graphPart } from "./graphPart";
import { jurorFits, jurorsPart } from "./jurorsPart";
import type { AnalysisInput, AnalysisOfFit } from "./parts";
import { residualsPart } from "./residualsPart";

/** Where the fits without each juror end, as a fraction of the whole. */
const JURORS_END = 0.6;

/** Everything that pages show about a fit beside its weights and redrawn fits. Deterministic. */
export function analyseFit(
  fit: Fit,
  data: ComparisonData,
  input: AnalysisInput,
  onProgress: (fraction: number) => void,
): AnalysisOfFit {
  const without = jurorFits(fit, data, (done) => onProgress(JURORS_END * done));
  onProgress(JURORS_END);
  const { part: jurors, diagnoses } = jurorsPart(fit, data, input, without);
  const answers = answersPart(fit, data, input);
  const diagnosis = diagnosisPart(data, input, diagnoses);
  onProgress(1);
  return {
    residuals: residualsPart(fit, data, input),
    answers,
    jurors,
    graph: graphPart(fit, data, input),
    diagnosis,
  };
}
