import { btGamma } from "./bradleyTerryGamma";
import { btL2 } from "./bradleyTerryL2";
import { btLogisticPrior } from "./bradleyTerryLogisticPrior";
import { btMle } from "./bradleyTerryMle";
import { btPositionBias } from "./bradleyTerryPosition";
import { davidson } from "./davidson";
import { huber } from "./huber";
import { logL2, logL2Ridge } from "./logLeastSquares";
import { luceSpectralRanking } from "./luceSpectralRanking";
import type { BinaryMethod, RatioMethod } from "./method";
import {
  rankCentrality,
  rankCentralityAllPairs,
  rankCentralityObservedPairs,
} from "./rankCentrality";
import { raoKupper } from "./raoKupper";

/** Every estimator, in the order in which people are offered them. */
export const ALL_METHODS: readonly (BinaryMethod | RatioMethod)[] = [
  logL2Ridge,
  huber,
  logL2,
  btL2,
  btMle,
  btGamma,
  btLogisticPrior,
  davidson,
  raoKupper,
  btPositionBias,
  luceSpectralRanking,
  rankCentrality,
  rankCentralityObservedPairs,
  rankCentralityAllPairs,
];
