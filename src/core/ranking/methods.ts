import { btGamma } from "./bradleyTerryGamma";
import { btJurorDiscrimination } from "./bradleyTerryJuror";
import { btL2 } from "./bradleyTerryL2";
import { btLogisticPrior } from "./bradleyTerryLogisticPrior";
import { btMle } from "./bradleyTerryMle";
import { btPositionBias } from "./bradleyTerryPosition";
import { colley } from "./colley";
import { crowdBt } from "./crowdBradleyTerry";
import { davidson } from "./davidson";
import { elo } from "./elo";
import { huber } from "./huber";
import { logL2, logL2Ridge } from "./logLeastSquares";
import { logL2JurorScale, logL2JurorVariance } from "./logLeastSquaresJuror";
import { luceSpectralRanking } from "./luceSpectralRanking";
import type { Method } from "./method";
import { pageRank } from "./pageRank";
import {
  rankCentrality,
  rankCentralityAllPairs,
  rankCentralityObservedPairs,
} from "./rankCentrality";
import { raoKupper } from "./raoKupper";
import { recommended } from "./recommended";
import { winRate } from "./winRate";

/** Every estimator, in the order in which people are offered them. */
export const ALL_METHODS: readonly Method[] = [
  recommended,
  logL2Ridge,
  huber,
  logL2,
  logL2JurorVariance,
  logL2JurorScale,
  btL2,
  btMle,
  btGamma,
  btLogisticPrior,
  davidson,
  raoKupper,
  btPositionBias,
  btJurorDiscrimination,
  crowdBt,
  luceSpectralRanking,
  rankCentrality,
  rankCentralityObservedPairs,
  rankCentralityAllPairs,
  elo,
  pageRank,
  colley,
  winRate,
];
