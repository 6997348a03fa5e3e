import type { ComparisonFile, ComparisonRow } from "./comparisonFile";
import { FormatError, type Problem } from "./problem";
import { type Cell, writeCsv } from "./writeCsv";

type Source = Pick<ComparisonFile, "items" | "jurors" | "rows">;
type Column = (row: ComparisonRow, source: Source) => Cell;

const a: Column = (row, { items }) => items[row.a]!;
const b: Column = (row, { items }) => items[row.b]!;
const winner: Column = (row, s) =>
  row.outcome === 0.5 ? "tie" : (row.outcome === 1 ? a : b)(row, s);
const loser: Column = (row, s) => (row.outcome === 1 ? b : a)(row, s);
const juror: Column = (row, { jurors }) => (row.juror === undefined ? "" : jurors[row.juror]!);
const outcome: Column = (row) => row.outcome;
const choice: Column = (row) => (row.outcome === 0 ? 2 : 1);
const at: Column = (row) => row.at ?? "";
const reasoning: Column = (row) => row.reason ?? "";
const weight: Column = (row) => row.weight ?? 1;
/** e^|ln ratio|, rounded to 12 digits so that a stated 3 is written as 3. */
const multiplier: Column = (row) => Number(Math.exp(Math.abs(row.logRatio ?? 0)).toPrecision(12));

interface Writer {
  readonly columns: Readonly<Record<string, Column>>;
  /** Needs a stated ratio in every row. */
  readonly ratio?: true;
  /** Names a winner in every row, so it cannot hold a tie. */
  readonly decided?: true;
}

const WRITERS = {
  trial2025: {
    columns: {
      ...{ timestamp: at, juror, repo_a: a, repo_b: b, parent: (row) => row.parent ?? "" },
      ...{ choice, multiplier, reasoning },
    },
    ratio: true,
  },
  "gg24-public": {
    columns: { repo_a: a, repo_b: b, winner, multiplier, reasoning },
    ratio: true,
  },
  "gg24-resolution": {
    columns: { juror, date: at, winner, loser, magnitude: multiplier, reasoning },
    ratio: true,
    decided: true,
  },
  synthetic: {
    columns: { juror_id: juror, item_a: a, item_b: b, winner, comparison_created_at: at },
  },
  "plain-winner": { columns: { winner, loser, weight, juror }, decided: true },
  "plain-outcome": {
    columns: { a, b, outcome, weight, juror },
  },
  "plain-judgement": {
    columns: { a, b, outcome, logRatio: (row) => row.logRatio ?? "", weight, juror },
  },
  "plain-ratio": {
    columns: { a, b, logRatio: (row) => row.logRatio ?? 0, weight, juror },
    ratio: true,
  },
} satisfies Record<string, Writer>;

/** Formats comparisons can be written in; the keys of `readComparisons`' formats. */
export type ComparisonFormat = keyof typeof WRITERS;
export const COMPARISON_FORMATS = Object.keys(WRITERS) as readonly ComparisonFormat[];

/**
 * Write comparisons in one of the field's formats. The juror column is left out of the plain
 * formats when no row has a juror.
 *
 * @throws FormatError listing every row the format cannot hold: one without a stated ratio where
 *   the format has multipliers, a tie where it names winner and loser.
 */
export function writeComparisons(source: Source, format: ComparisonFormat): string {
  const writer: Writer = WRITERS[format];
  const problems = source.rows.flatMap((row) => problemsOf(row, writer, format));
  if (problems.length > 0) throw new FormatError(problems);
  const anonymous = source.rows.every((row) => row.juror === undefined);
  const columns = Object.entries(writer.columns).filter(
    ([name]) => !(anonymous && name === "juror" && format.startsWith("plain")),
  );
  return writeCsv(
    columns.map(([name]) => name),
    source.rows.map((row) => columns.map(([, value]) => value(row, source))),
  );
}

/** Whether a format can hold a row: it may need a stated ratio, or a winner. */
export function canHold(row: ComparisonRow, format: ComparisonFormat): boolean {
  return problemsOf(row, WRITERS[format], format).length === 0;
}

function problemsOf(row: ComparisonRow, writer: Writer, format: string): Problem[] {
  const lacksRatio = writer.ratio && row.logRatio === undefined;
  const isTie =
    row.outcome === 0.5 && (writer.decided || (format === "trial2025" && row.logRatio !== 0));
  if (!lacksRatio && !isTie) return [];
  const what = lacksRatio ? "says only who won, not by how much" : "is a tie";
  const message = `the row ${what}, which ${format} cannot hold`;
  const fix = lacksRatio ? "write plain-outcome" : "write plain-outcome or plain-ratio";
  return [{ line: row.line, column: "", value: "", rule: "format", message, fix }];
}
