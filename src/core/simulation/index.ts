export type { Attack } from "./attack";
export {
  ATTACK_NUMBERS,
  type AttackName,
  type AttackStudy,
  type AttacksFound,
  attackWork,
} from "./attackStudy";
export {
  type AttackSpec,
  type AttackSummary,
  attackTrial,
  planAttacks,
  runAttackTasks,
  summariseAttacks,
} from "./attackTrial";
export { BAND_QUANTILES, type Band } from "./bands";
export { type ChoiceOptions, type CurvePoint, choiceCurve } from "./choiceCurve";
export { STATUSES } from "./community";
export { type RunProblem, runProblems } from "./communityCheck";
export { type CommunityMode, MENDS } from "./communityMends";
export {
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
} from "./communityRun";
export { SERIES, type SeriesName } from "./communitySeries";
export type { Affinities, CommunitySnapshot } from "./communitySnapshot";
export { comparisonsNeeded } from "./comparisonsNeeded";
export {
  type ContestSpec,
  contestTrial,
  JURY_DEFAULT,
  planContest,
  runContestTasks,
  TRUTH_SPREAD_DEFAULT,
} from "./contest";
export type { JuryTraits } from "./contestJury";
export {
  CONTEST_NUMBERS,
  type ContestFound,
  type ContestName,
  type ContestStudy,
  contestWork,
  jurySizes,
} from "./contestStudy";
export {
  type ContestPoint,
  contestPayouts,
  jurorsNeeded,
  summariseContest,
} from "./contestSummary";
export { citizenGain } from "./equilibria";
export {
  bandsOf,
  differenceBands,
  type Experiment,
  planExperiment,
  runTasks,
  type SweepAxis,
  specOfTask,
  summariseExperiment,
} from "./experiment";
export { type SimulatedAnswer, simulateJurors } from "./jurors";
export { jury } from "./jury";
export {
  kindOf,
  type LabAnswer,
  type LabResult,
  type LabStudy,
  type StudyKind,
  workOf,
} from "./labStudy";
export { withNaN } from "./plain";
export { rankingError } from "./rankingError";
export { readTape, TapeFileError } from "./readTape";
export { replayTape, type TapeReplay } from "./replayTape";
export { drawSociety, type Society } from "./society";
export {
  drawExperts,
  equilibriaOf,
  type MechanismTotal,
  type NamedEquilibrium,
  type SocietyOutcome,
  societyOutcome,
} from "./societyRun";
export {
  mechanismsOf,
  SOCIETY_NUMBERS,
  type SocietyFound,
  type SocietyName,
  type SocietyStudy,
  type SocietySweeps,
  type SweptFamily,
  societyOf,
  societyWork,
  sweepSociety,
} from "./societyStudy";
export {
  AXIS_VALUES_MOST,
  planStudy,
  STUDY_RUNS_MOST,
  type Study,
  specOfCell,
} from "./study";
export { requireRoom, studyParts, studySeconds } from "./studyCost";
export {
  type BandOrNull,
  type StudyCell,
  type StudyResult,
  summariseStudy,
} from "./studyResult";
export { runStudyTasks } from "./studyRun";
export type { Tape } from "./tapeFile";
export { meanCurve, type ValueCurves, valueAt } from "./valueCurves";
