import { METRICS, type Metric } from "~/core/scoring";

/** Which score is better, of a metric. */
export const betterOf = (metric: Metric) => METRICS.find(({ key }) => key === metric)!.better;
