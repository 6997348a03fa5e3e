export { ScoreInputError } from "./errors";
export { METRICS, type Metric, type MetricInfo } from "./metric";
export { type Holdout, type Score, score } from "./score";
