export { adfExpectedGain } from "./adfExpectedGain";
export { bestPair, CRITERIA, type Criterion } from "./bestPair";
export { bootstrapWeights } from "./bootstrap";
export { type BootstrapOptions, type BootstrapPlan, planBootstrap } from "./bootstrapPlan";
export { replicator } from "./bootstrapReplicate";
export { type BootstrapSummary, summariseBootstrap } from "./bootstrapSummary";
export {
  type AskingJuror,
  type ChosenPair,
  choosePair,
  type PairReason,
  type PairRules,
  REPEAT_SHARE,
} from "./choosePair";
export { compareMethods, type MethodComparison } from "./compareMethods";
export {
  type CrowdBeliefs,
  crowdBeliefs,
  crowdExpectedGain,
  learnCrowd,
} from "./crowdBradleyTerryOnline";
export { type Diagnosis, diagnose } from "./diagnose";
export { diagnoseJurors, type JurorDiagnosis, predictedBy } from "./diagnoseJurors";
export { jurorFindings, type Warning, warningsOf } from "./diagnoseWarnings";
export { FitInputError, FitUnavailableError, UnknownMethodError } from "./errors";
export { fillSet, SET_SIZE_MIN } from "./fillSet";
export { fit, METHODS } from "./fit";
export { type HodgeEnergies, hodge } from "./hodge";
export { changeOf, comparisonInfluence, jurorInfluence, type WeightChange } from "./influence";
export { informationGain } from "./informationGain";
export { kendallTau } from "./kendall";
export { leaveOutJurors, refitWeighted, rowsRead } from "./leaveOut";
export type { MethodInfo, ParamInfo } from "./method";
export { nextPairs } from "./nextPairs";
export { learn, pairPosterior, varianceOf } from "./pairPosterior";
export { type Residuals, residualsOf } from "./residuals";
export { type Fit, weightsOf } from "./result";
export {
  give,
  type Reservation,
  record,
  reserve,
  type Selection,
  selectionOf,
  settle,
} from "./selection";
export { spectralGap } from "./spectralGap";
export { differenceError } from "./standardErrors";
export { type Transitivity, transitivity } from "./transitivity";
