import {
  type ComparisonUpload,
  type RoundComparisons,
  readRoundComparisons,
} from "./readRoundComparisons";

/** Rows of a preview, and repairs kept with an import. */
const REPAIRS_SHOWN_MAX = 500;

/** What an import would do; nothing is stored. */
export async function checkComparisons(roundId: string, upload: ComparisonUpload) {
  const read = await readRoundComparisons(roundId, upload);
  return {
    ...importReport(read),
    problems: read.problems,
    problemCount: read.problemCount,
  };
}

/** What was read, what was changed while reading, and what was left out. */
export function importReport({ file, splits }: RoundComparisons) {
  const compared = new Set(file.rows.flatMap(({ a, b }) => [a, b]));
  const count = (split: string) => splits.filter((s) => s === split).length;
  return {
    format: file.format,
    rows: file.rows.length,
    jurors: new Set(file.rows.map(({ juror }) => juror ?? -1)).size,
    /** Projects of the round that the file compares. */
    projects: compared.size,
    /** Projects of the round. */
    projectsInRound: file.items.length,
    /** Rows left out because they are about other projects. */
    outside: file.outside,
    /** Columns that were not read. */
    ignored: file.ignored,
    repairs: file.repairs.slice(0, REPAIRS_SHOWN_MAX),
    repairCount: file.repairs.length,
    splits: { train: count("train"), public: count("public"), private: count("private") },
  };
}
