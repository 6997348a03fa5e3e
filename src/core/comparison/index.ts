export { type Agreement, agreementOf, agreementWithOthers } from "./agreement";
export type { BinaryComparisons, ComparisonData, RatioComparisons } from "./comparison";
export { type ConflictRule, conflictCovers, matchesPattern } from "./conflictCovers";
export {
  type Connectivity,
  connectedGroups,
  connectivity,
  joinedItems,
  strongGroups,
} from "./connectivity";
export { type DisjointSets, disjointSets, joinSets, rootOf } from "./disjointSets";
export { drawUniformly } from "./drawUniformly";
export { groupPairs } from "./groupPairs";
export { mirroredRepeat, repeatsAmong } from "./mirroredRepeat";
export { type RepeatedMultiplier, ratioScale, repeatedMultipliers } from "./multipliers";
export { type Opponents, opponents } from "./opponents";
export { type PairTable, pairTable, type RatioTable, ratioTable } from "./pairTable";
export { quotaChance } from "./quotaChance";
export { breakBestWorst, breakRanking, type ImpliedComparison } from "./rankBreaking";
export { type RowPairs, rowPairs } from "./rowPairs";
export { rowsByJuror } from "./rowsByJuror";
export { selfConsistency } from "./selfConsistency";
export { pairKey, type ShownPair } from "./shownPair";
export { type SideBias, sideBias } from "./sideBias";
export { splitOf } from "./splitOf";
