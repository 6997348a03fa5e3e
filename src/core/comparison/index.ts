export { type ChosenPair, choosePair, type ShownPair } from "./choosePair";
export type { BinaryComparisons, ComparisonData, RatioComparisons } from "./comparison";
export { type Connectivity, connectedGroups, connectivity, strongGroups } from "./connectivity";
export { groupPairs, type PairTable, pairTable, type RatioTable, ratioTable } from "./pairTable";
export { splitOf } from "./splitOf";
