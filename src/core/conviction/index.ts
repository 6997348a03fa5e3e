export { charge, chargeThrough, minimumStake, type StakeChange, timeToPass } from "./charge";
export { contractConviction, contractMaxConviction, contractPow } from "./contractConviction";
export {
  type ContractPool,
  contractOverride,
  contractThresholdV1,
  contractThresholdV2,
} from "./contractThreshold";
export { alphaOfHalfLife, alphaPerUpdate, halfLifeOfAlpha } from "./halfLife";
export { contractDecay, halfLifeSecondsOf, poolRatios } from "./poolSetup";
export { scaleFreeThreshold, type TriggerParams, threshold, triggerBounds } from "./trigger";
export { RevertError } from "./uint256";
