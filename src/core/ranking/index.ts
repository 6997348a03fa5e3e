export { FitInputError, FitUnavailableError, UnknownMethodError } from "./errors";
export { fit, METHODS } from "./fit";
export { hodge } from "./hodge";
export type { MethodInfo, ParamInfo } from "./method";
export type { Fit } from "./result";
export { differenceError } from "./standardErrors";
