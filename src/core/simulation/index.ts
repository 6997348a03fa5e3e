export { ATTACKS, type Attack, type AttackKind } from "./attack";
export {
  type AttackGain,
  type AttackPlan,
  type AttackSpec,
  type AttackSummary,
  attackTrial,
  planAttacks,
  runAttackTasks,
  summariseAttacks,
} from "./attackTrial";
export { BAND_QUANTILES, type Band, type Spread } from "./bands";
export { type ChoiceOptions, type CurvePoint, choiceCurve } from "./choiceCurve";
export { type ProposalStatus, STATUSES } from "./community";
export { type RunProblem, runProblems } from "./communityCheck";
export { COMMUNITY_MODES, type CommunityMode, MENDS, type Mend } from "./communityMends";
export {
  COMMUNITY_MODELS,
  COMMUNITY_PARAMS,
  type CommunityModel,
  type CommunityParam,
  communityParams,
} from "./communityParams";
export { COMMUNITY_PRESETS, type CommunityPreset } from "./communityPresets";
export {
  type CommunityNetwork,
  type CommunityRun,
  type CommunitySpec,
  runCommunity,
  TIMESTEPS_DEFAULT,
} from "./communityRun";
export { SERIES, type SeriesName } from "./communitySeries";
export type { Affinities, CommunitySnapshot } from "./communitySnapshot";
export { comparisonsNeeded } from "./comparisonsNeeded";
export {
  type ContestPlan,
  type ContestSpec,
  type ContestTrial,
  contestTrial,
  JURY_DEFAULT,
  type MethodTrial,
  planContest,
  runContestTasks,
  TRUTH_SPREAD_DEFAULT,
} from "./contest";
export type { JuryTraits } from "./contestJury";
export {
  type ContestError,
  type ContestPayout,
  type ContestPoint,
  contestPayouts,
  jurorsNeeded,
  summariseContest,
} from "./contestSummary";
export { citizenGain, type Equilibrium } from "./equilibria";
export {
  bandsOf,
  type CellSummary,
  differenceBands,
  type Experiment,
  type ExperimentPlan,
  planExperiment,
  runTasks,
  type SweepAxis,
  specOfTask,
  summariseExperiment,
} from "./experiment";
export { type SimulatedAnswer, simulateJurors } from "./jurors";
export { jury } from "./jury";
export { rankingError } from "./rankingError";
export { readTape, TapeFileError } from "./readTape";
export { replayTape, type TapeReplay } from "./replayTape";
export { drawSociety, type PublicGood, type Society } from "./society";
export {
  drawExperts,
  equilibriaOf,
  type MechanismTotal,
  type NamedEquilibrium,
  type SocietyOutcome,
  societyOutcome,
} from "./societyRun";
export type { TapeMismatch } from "./tapeComparison";
export type { Tape } from "./tapeFile";
export { type MeanCurve, meanCurve, type ValueCurves, valueAt } from "./valueCurves";
