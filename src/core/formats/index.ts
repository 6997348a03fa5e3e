export { canonicalJson, hashOf, sha256Hex } from "./canonical";
export { type ComparisonFile, type ComparisonRow, toComparisonData } from "./comparisonFile";
export { isRepository, normaliseItem } from "./normaliseItem";
export { accept, type Findings, FormatError, type Problem, type Repair } from "./problem";
export { type ReadComparisonsOptions, readComparisons } from "./readComparisons";
export { type ItemFile, type ItemRow, readItems } from "./readItems";
export { type ReadSubmissionOptions, readSubmission } from "./readSubmission";
export type { SubmissionFile } from "./submissionFile";
