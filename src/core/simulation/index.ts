export { type ChoiceOptions, type CurvePoint, choiceCurve } from "./choiceCurve";
export { comparisonsNeeded } from "./comparisonsNeeded";
export { type SimulatedAnswer, simulateJurors } from "./jurors";
export { type Jury, jury } from "./jury";
export { type RankingError, rankingError } from "./rankingError";
