export type { Acquaintance } from "./acquaintance";
export { formatAmount, parseAmount } from "./amount";
export { apportion } from "./apportion";
export {
  boostCoefficients,
  type Combine,
  type Credential,
  type SmeBoost,
  type Transfer,
  transferCurve,
} from "./boost";
export { capShares, cutShares, sharesOf } from "./capShares";
export { clusterMatch, connectionOrientedGroups, offsetMatch } from "./clusterMatch";
export { concentration, spreadOf } from "./concentration";
export { connectionOriented } from "./connectionOriented";
export { contractLinear, contractQuadratic } from "./contractQuadratic";
export { type Contributions, donationMatrix, scaledByDonor } from "./contributions";
export { donationProfile } from "./donationProfile";
export { type DonorEffects, donorEffects, type GiftEffect } from "./donorEffects";
export { ELIGIBILITY_DEFAULT, type EligibilityRule, eligible } from "./eligibility";
export { AmountError, ApportionError, FundingInputError } from "./errors";
export { type Estimate, type Estimator, estimator, type Wish } from "./estimate";
export {
  type CredentialRule,
  type FundingData,
  type FundingRules,
  fundRound,
  fundRoundByStep,
  type RoundFunding,
} from "./fundRound";
export { integerQuadratic } from "./integerQuadratic";
export { checkMechanismParams, type MechanismParams } from "./mechanism";
export { MECHANISMS } from "./mechanisms";
export { pairwise2020, pairwiseBounded } from "./pairwiseBounded";
export { type PaidLine, type PayoutChange, payoutChanges } from "./payoutChanges";
export { type PrizeLine, type Prizes, prizes } from "./prizes";
export { capitalConstrained, powerFunding, quadratic, signedQuadratic } from "./quadratic";
export { type Recipe, type RecipeResult, runRecipe, UnknownMechanismError } from "./recipe";
export { budgetAllocation, medianShares } from "./retro";
export { rowQuadratic } from "./rowQuadratic";
export { splitAmount } from "./splitAmount";
