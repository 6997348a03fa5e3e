export { ScoreInputError } from "./errors";
export { type L1Score, type LevelValues, scoreL1 } from "./l1";
export { WEIGHT_FLOOR } from "./logWeights";
export { METRICS, type Metric } from "./metric";
export { type Holdout, type Score, score } from "./score";
