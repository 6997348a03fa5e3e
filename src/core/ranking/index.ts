export { type Diagnosis, diagnose } from "./diagnose";
export { type Warning, warningsOf } from "./diagnoseWarnings";
export { FitInputError, FitUnavailableError, UnknownMethodError } from "./errors";
export { fit, METHODS } from "./fit";
export { hodge } from "./hodge";
export { comparisonInfluence, jurorInfluence } from "./influence";
export type { MethodInfo, ParamInfo } from "./method";
export type { Fit } from "./result";
export { differenceError } from "./standardErrors";
