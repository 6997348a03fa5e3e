import type { BinaryComparisons } from "~/core/comparison";
import { type Cell, writeCsv, writeCsvRows } from "./writeCsv";

/** Judgements as columns. */
export interface Judgements extends Pick<BinaryComparisons, "a" | "b" | "outcome" | "weight"> {
  readonly items: readonly string[];
  readonly jurors: readonly string[];
  /** ln(w_a / w_b) as stated; NaN where only the outcome was. */
  readonly logRatio: Float64Array;
  /** −1 where nobody signed. */
  readonly juror: Int32Array;
}

export const JUDGEMENT_COLUMNS = ["a", "b", "outcome", "logRatio", "weight", "juror"] as const;
const ROWS_PER_PART = 10_000;

/**
 * Write judgements as `a,b,outcome,logRatio,weight,juror`, the one format that holds all of them:
 * logRatio is empty where no strength was stated, juror where nobody signed. Numbers are written in
 * full, so that reading the text gives the same columns, bit for bit.
 *
 * @returns the text in parts, for files that should not be in memory as one
 */
export function* writeJudgements(judgements: Judgements): Generator<string> {
  const { a, b, items, jurors, juror, logRatio, outcome, weight } = judgements;
  yield writeCsv(JUDGEMENT_COLUMNS, []);
  for (let from = 0; from < a.length; from += ROWS_PER_PART) {
    const rows: Cell[][] = [];
    for (let row = from; row < Math.min(from + ROWS_PER_PART, a.length); row++) {
      const ratio = logRatio[row]!;
      rows.push([
        ...[items[a[row]!]!, items[b[row]!]!, outcome[row]!],
        ...[Number.isNaN(ratio) ? "" : ratio, weight?.[row] ?? 1, jurors[juror[row]!] ?? ""],
      ]);
    }
    yield writeCsvRows(rows);
  }
}
