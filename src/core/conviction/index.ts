export { charge, chargeThrough, minimumStake, stakeToPassIn, timeToPass } from "./charge";
export { contractConviction, contractMaxConviction, contractPow } from "./contractConviction";
export { contractOverride, contractThresholdV1, contractThresholdV2 } from "./contractThreshold";
export { poolThreshold, timeToCross } from "./crossing";
export { alphaOfHalfLife, alphaPerUpdate, halfLifeOfAlpha } from "./halfLife";
export {
  type PoolHistory,
  type PoolRules,
  type PoolRun,
  poolAt,
  withReleased,
} from "./poolHistory";
export { allocationOutlook, largestPassable, type PoolOutlook, poolOutlook } from "./poolOutlook";
export { poolSeries } from "./poolSeries";
export { contractDecay, halfLifeSecondsOf, poolRatios } from "./poolSetup";
export { type PowerRule, powerOf } from "./power";
export { type Crossing, crossingTime, settlePool } from "./settlePool";
export { supplyAfter, supplyChanged } from "./supply";
export { scaleFreeThreshold, type TriggerParams, threshold, triggerBounds } from "./trigger";
export { triggerCurve, triggerGrid } from "./triggerPlots";
export { RevertError } from "./uint256";
export { outlook, splitRequest, whatIf } from "./whatIf";
