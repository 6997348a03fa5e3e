import { btL2 } from "./bradleyTerryL2";
import { huber } from "./huber";
import { logL2, logL2Ridge } from "./logLeastSquares";
import type { BinaryMethod, RatioMethod } from "./method";
import {
  rankCentrality,
  rankCentralityAllPairs,
  rankCentralityObservedPairs,
} from "./rankCentrality";

/** Every estimator, in the order in which people are offered them. */
export const ALL_METHODS: readonly (BinaryMethod | RatioMethod)[] = [
  logL2Ridge,
  huber,
  logL2,
  btL2,
  rankCentrality,
  rankCentralityObservedPairs,
  rankCentralityAllPairs,
];
