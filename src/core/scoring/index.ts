export { type CopyGroup, copies } from "./copies";
export { MixtureUnavailableError, ScoreInputError } from "./errors";
export type { Holdout } from "./holdout";
export { type L1Score, type LevelValues, scoreL1 } from "./l1";
export { type LadderRules, ladder, type Rung } from "./ladder";
export { ETA_SHARE_OF_RANGE, type LadderStep, ladderStep } from "./ladderStep";
export { type Against, scoreLevels } from "./levels";
export { logWeights, WEIGHT_FLOOR } from "./logWeights";
export { METRICS, type Metric } from "./metric";
export { type Contribution, type Mixture, mixture } from "./mixture";
export { type PrizeClaim, type PrizeEntry, type PrizeRule, prizeClaims } from "./prizeClaims";
export { type BoardRank, type RankOptions, rankIntervals } from "./rankIntervals";
export { type RowLosses, rowLosses } from "./rowLosses";
export { type Lines, type Score, score } from "./score";
export {
  SLICE_JURORS_MIN,
  SLICE_ROWS_MIN,
  type SliceVerdict,
  sliceVerdicts,
  type Verdict,
} from "./slices";
