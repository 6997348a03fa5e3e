export { ScoreInputError } from "./errors";
export { WEIGHT_FLOOR } from "./logWeights";
export { METRICS, type Metric } from "./metric";
export { type Holdout, type Score, score } from "./score";
