export { charge, chargeThrough, minimumStake, stakeToPassIn, timeToPass } from "./charge";
export { contractConviction, contractMaxConviction, contractPow } from "./contractConviction";
export { contractOverride, contractThresholdV1, contractThresholdV2 } from "./contractThreshold";
export { alphaOfHalfLife, alphaPerUpdate, halfLifeOfAlpha } from "./halfLife";
export { contractDecay, halfLifeSecondsOf, poolRatios } from "./poolSetup";
export { scaleFreeThreshold, type TriggerParams, threshold, triggerBounds } from "./trigger";
export { triggerCurve, triggerGrid } from "./triggerPlots";
export { RevertError } from "./uint256";
export { outlook, splitRequest, whatIf } from "./whatIf";
