export {
  FitInputError,
  FitUnavailableError,
  type PartialFit,
  type Refusal,
  UnknownMethodError,
} from "./errors";
export { fit, METHODS } from "./fit";
export { type HodgeEnergies, hodge } from "./hodge";
export type { MethodInfo, ParamInfo } from "./method";
export type { Fit, FitOptions, StandardErrors } from "./result";
export { differenceError } from "./standardErrors";
