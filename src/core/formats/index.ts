export { hashOf, sha256Hex } from "./canonical";
export { type CheckReport, checkFile, type FileKind, kindOf } from "./checkFile";
export { checkPayoutFiles, type PayoutCheck } from "./checkPayoutFiles";
export { type ComparisonFile, type ComparisonRow, toComparisonData } from "./comparisonFile";
export type { ContributionFile } from "./contributionFile";
export { DATA_DICTIONARY } from "./dataDictionary";
export { inputHash } from "./inputHash";
export { isRepository, normaliseItem } from "./normaliseItem";
export { PAYOUT_FORMATS, type PayoutFormat, payoutFiles } from "./payoutFiles";
export { accept, type Findings, FormatError, type Problem, type Repair } from "./problem";
export { readAliases } from "./readAliases";
export { readAmounts } from "./readAmounts";
export { readCases } from "./readCases";
export { readComparisons } from "./readComparisons";
export { readContributions } from "./readContributions";
export { FACT_COLUMNS, type ItemFacts } from "./readFacts";
export { readGraph } from "./readGraph";
export { readHolders } from "./readHolders";
export { type ItemFile, readItems } from "./readItems";
export { type InviteeRow, readJurorList } from "./readJurorList";
export { readShares, type ShareRow } from "./readShares";
export { readSubmission } from "./readSubmission";
export { readWeightSubmission, type WeightSubmission } from "./readWeightSubmission";
export { addressProblems, type Payment, type Token, writeSafeCsv } from "./safeCsv";
export { STARTERS } from "./starters";
export type { SubmissionFile } from "./submissionFile";
export {
  COMPARISON_FORMATS,
  type ComparisonFormat,
  canHold,
  writeComparisons,
} from "./writeComparisons";
export { writeCsv } from "./writeCsv";
export { type Judgements, writeJudgements } from "./writeJudgements";
export { merklePayout, merkleProof, verifyClaim } from "./writeMerkle";
export { writeWeights } from "./writeWeights";
