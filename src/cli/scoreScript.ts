// The published scorer as one file: node score.mjs SUBMISSION HOLDOUT ITEMS [METRIC]. Bundled from the
// code that the board is scored by, so that the same files give the same bits.
import { readFileSync } from "node:fs";
import {
  accept,
  FormatError,
  readComparisons,
  readItems,
  readSubmission,
  sha256Hex,
  toComparisonData,
} from "~/core/formats";
import { METRICS, type Metric, ScoreInputError, score } from "~/core/scoring";

const USAGE = `usage: node score.mjs submission.csv holdout.csv items.csv [${METRICS.map(({ key }) => key).join("|")}]`;

function main([submission, holdout, list, asked = METRICS[0]!.key]: readonly string[]): unknown {
  const metric = METRICS.find(({ key }) => key === asked)?.key;
  if (!submission || !holdout || !list || !metric) throw new Error(USAGE);
  const { items } = accept(readItems(readFileSync(list)));
  const { weights } = accept(readSubmission(readFileSync(submission), { items }));
  const bytes = readFileSync(holdout);
  const data = toComparisonData(accept(readComparisons(bytes, { items })));
  return { ...score(weights, { items, data }, metric satisfies Metric), holdout: sha256Hex(bytes) };
}

try {
  console.log(JSON.stringify(main(process.argv.slice(2)), null, 2));
} catch (error) {
  if (error instanceof FormatError) {
    for (const { line, column, message, fix } of error.problems)
      console.error(`line ${line} ${column}: ${message}; ${fix}`);
  } else if (error instanceof ScoreInputError || error instanceof Error) {
    console.error(error.message);
  }
  process.exitCode = 1;
}
