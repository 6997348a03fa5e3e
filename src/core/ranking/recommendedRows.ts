import { type ComparisonData, type RowPairs, rowPairs } from "~/core/comparison";

/** Every judgement once: with its stated strength, or as a choice where none was stated. */
export interface Judgements {
  readonly n: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Stated log ratio ln(w_a / w_b), or the outcome of a choice: 1, 0, or 0.5 for a tie. */
  readonly value: Float64Array;
  readonly weight: Float64Array;
  /** The first `stated` rows state a log ratio, the others are choices. */
  readonly stated: number;
  /** Row of the ratio table that each stated row comes from. */
  readonly source: readonly number[];
  /** 0..ids.length − 1, or −1 where no juror is named. */
  readonly juror: Int32Array;
  /** The jurors' own numbers, ascending. */
  readonly ids: readonly number[];
  readonly pairs: RowPairs;
}

interface Row {
  readonly a: number;
  readonly b: number;
  readonly value: number;
  readonly weight: number;
  readonly juror: number;
}

/** Weight by verdict, as the smaller item of the pair sees it. */
interface Tally {
  readonly a: number;
  readonly b: number;
  readonly juror: number;
  readonly weight: number;
  won: number;
  lost: number;
  tied: number;
}

const UNNAMED = -1;

/**
 * The judgements of a table that has every judgement as an outcome and the stated ones as a ratio
 * too. An outcome is the same judgement as a ratio of the same juror (where both tables name
 * jurors), pair, side and weight, and then only the ratio is kept; a ratio of 1 belongs to a tie
 * first, then to a win of either side alike. What is left are choices. Which rows belong together
 * is told by their content, so their order does not matter. Rows of weight 0 are left out.
 */
export function judgementsOf(data: ComparisonData): Judgements {
  const { ratio, binary } = data;
  const named = ratio.juror !== undefined && binary.juror !== undefined;
  const tallies = new Map<string, Tally>();
  const source: number[] = [];
  const rows: Row[] = [];
  for (let at = 0; at < binary.a.length; at++) {
    const row = rowAt(binary, binary.outcome, at);
    if (row.weight > 0) count(tallies, row, row.value - 0.5, 1, named);
  }
  const choices = tallies.size > 0;
  for (let at = 0; at < ratio.a.length; at++) {
    const row = rowAt(ratio, ratio.logRatio, at);
    if (!(row.weight > 0)) continue;
    source.push(at);
    rows.push(row);
    if (choices) count(tallies, row, row.value, -1, named);
  }
  const stated = rows.length;
  for (const tally of tallies.values()) rows.push(...choicesLeft(tally));
  return columns(ratio.a.length > 0 ? ratio.n : binary.n, rows, stated, source);
}

interface Table {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weight?: Float64Array;
  readonly juror?: Int32Array;
}

function rowAt(table: Table, value: Float64Array, at: number): Row {
  const weight = table.weight ? table.weight[at]! : 1;
  const juror = table.juror ? table.juror[at]! : UNNAMED;
  return { a: table.a[at]!, b: table.b[at]!, value: value[at]!, weight, juror };
}

/** Adds a row to its tally, or (`step` −1) takes it out of one that exists. */
function count(
  tallies: Map<string, Tally>,
  row: Row,
  lead: number,
  step: 1 | -1,
  named: boolean,
): void {
  const flipped = row.a > row.b;
  const [a, b] = flipped ? [row.b, row.a] : [row.a, row.b];
  const key = `${a} ${b} ${row.weight} ${named ? row.juror : ""}`;
  let tally = tallies.get(key);
  if (!tally) {
    if (step < 0) return;
    tally = { a, b, juror: row.juror, weight: row.weight, won: 0, lost: 0, tied: 0 };
    tallies.set(key, tally);
  }
  const seen = flipped ? -lead : lead;
  if (seen > 0) tally.won += step;
  else if (seen < 0) tally.lost += step;
  else tally.tied += step;
}

function choicesLeft({ a, b, juror, weight, won, lost, tied }: Tally): Row[] {
  const wins = Math.max(0, won);
  const losses = Math.max(0, lost);
  // Ratios of 1 that found no tie: whoever was chosen at "1x" chose no less than a tie.
  const even = Math.min(Math.max(0, -tied), wins + losses);
  const share = wins + losses > 0 ? 1 - even / (wins + losses) : 0;
  const left = [
    { value: 1, times: wins * share },
    { value: 0, times: losses * share },
    { value: 0.5, times: Math.max(0, tied) },
  ].filter(({ times }) => times > 0);
  return left.map(({ value, times }) => ({ a, b, juror, value, weight: weight * times }));
}

function columns(
  n: number,
  rows: readonly Row[],
  stated: number,
  source: readonly number[],
): Judgements {
  const ids = [...new Set(rows.map(({ juror }) => juror))].filter((id) => id !== UNNAMED);
  ids.sort((x, y) => x - y);
  const number = new Map(ids.map((id, k) => [id, k]));
  const a = Int32Array.from(rows, (row) => row.a);
  const b = Int32Array.from(rows, (row) => row.b);
  const weight = Float64Array.from(rows, (row) => row.weight);
  const value = Float64Array.from(rows, (row) => row.value);
  const juror = Int32Array.from(rows, (row) => number.get(row.juror) ?? UNNAMED);
  const pairs = rowPairs({ n, a, b, weight });
  return { n, a, b, value, weight, stated, source, juror, ids, pairs };
}
