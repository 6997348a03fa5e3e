export { type ChoiceOptions, type CurvePoint, choiceCurve } from "./choiceCurve";
export { comparisonsNeeded } from "./comparisonsNeeded";
export { type SimulatedAnswer, simulateJurors } from "./jurors";
export { jury } from "./jury";
export { rankingError } from "./rankingError";
