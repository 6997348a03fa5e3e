export { type Agreement, agreementOf, agreementWithOthers } from "./agreement";
export { type ChosenPair, choosePair, mirroredRepeat, type ShownPair } from "./choosePair";
export type { BinaryComparisons, ComparisonData, RatioComparisons } from "./comparison";
export {
  type Connectivity,
  connectedGroups,
  connectivity,
  joinedItems,
  strongGroups,
} from "./connectivity";
export { groupPairs } from "./groupPairs";
export { type RepeatedMultiplier, ratioScale, repeatedMultipliers } from "./multipliers";
export { type Opponents, opponents } from "./opponents";
export { type PairTable, pairTable, type RatioTable, ratioTable } from "./pairTable";
export { type RowPairs, rowPairs } from "./rowPairs";
export { rowsByJuror } from "./rowsByJuror";
export { selfConsistency } from "./selfConsistency";
export { type SideBias, sideBias } from "./sideBias";
export { splitOf } from "./splitOf";
