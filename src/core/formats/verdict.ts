import type { ComparisonRow } from "./comparisonFile";
import type { ComparisonLayout } from "./comparisonLayouts";
import type { ItemNames } from "./itemNames";
import { readNumber } from "./readNumber";
import type { Report } from "./report";

type Judgement = Pick<ComparisonRow, "outcome" | "logRatio">;

/** A row while it is read: its line, and its cells by column. */
export interface VerdictPlace {
  readonly line: number;
  readonly cell: (column: string) => string;
}

const TIES = new Set(["tie", "draw", "equal"]);

/**
 * Who won, and by how much where the format states it: logRatio = ln(w_a/w_b).
 *
 * @returns undefined when a cell was refused (the report says why).
 */
export function readVerdict(
  layout: ComparisonLayout,
  place: VerdictPlace,
  names: ItemNames,
  report: Report,
): Judgement | undefined {
  if (layout.verdict === "logratio") return readLogRatio(place, report);
  const outcome = readOutcome(layout, place, names, report);
  if (layout.partial) return outcome === undefined ? undefined : withRatio(outcome, place, report);
  if (layout.magnitude === undefined) return outcome === undefined ? undefined : { outcome };
  const magnitude = readMagnitude(layout.magnitude, place, report);
  if (outcome === undefined || magnitude === undefined) return undefined;
  const size = Math.log(magnitude);
  // A stated ratio of 1 is +0 from either side.
  return { outcome, logRatio: outcome === 0.5 || size === 0 ? 0 : outcome === 1 ? size : -size };
}

function readLogRatio({ line, cell }: VerdictPlace, report: Report): Judgement | undefined {
  const column = "logratio";
  const logRatio = readNumber({ line, column: "logRatio", text: cell(column) }, report);
  if (logRatio === undefined) return undefined;
  return { outcome: logRatio > 0 ? 1 : logRatio < 0 ? 0 : 0.5, logRatio };
}

/** The stated log ratio, where the row has one; it may not say that the other one won. */
function withRatio(
  outcome: 1 | 0 | 0.5,
  { line, cell }: VerdictPlace,
  report: Report,
): Judgement | undefined {
  const text = cell("logratio");
  if (text.trim() === "") return { outcome };
  const column = "logRatio";
  const logRatio = readNumber({ line, column, text }, report);
  if (logRatio === undefined) return undefined;
  const sign = Math.sign(logRatio);
  if (sign === 0 || sign === 2 * outcome - 1) return { outcome, logRatio };
  report.refuse({
    line,
    column,
    value: text,
    rule: "contradiction",
    message: `outcome ${outcome} and logRatio ${text} contradict each other`,
    fix: "logRatio is ln(w_a/w_b): above 0 where a won, below 0 where b won, 0 or empty for a tie",
  });
  return undefined;
}

function readMagnitude(
  column: string,
  { line, cell }: VerdictPlace,
  report: Report,
): number | undefined {
  const text = cell(column);
  const value = readNumber({ line, column, text, min: 0 }, report);
  if (value === undefined || value >= 1) return value;
  const swapped = value > 0 ? `, or swap the winner and write ${1 / value}` : "";
  report.refuse({
    line,
    column,
    value: text,
    rule: "out-of-range",
    message: `${column} is ${text}, but says how many times better the winner is: at least 1`,
    fix: `write a number of at least 1${swapped}`,
  });
  return undefined;
}

function readOutcome(
  layout: ComparisonLayout,
  place: VerdictPlace,
  names: ItemNames,
  report: Report,
): 1 | 0 | 0.5 | undefined {
  if (layout.verdict === "first") return 1;
  if (layout.verdict === "winner") return readWinner(layout, place, names, report);
  const { line } = place;
  const column = layout.verdict;
  const text = place.cell(column);
  const value = Number(text.trim() === "" ? Number.NaN : text);
  if (column === "choice" && (value === 1 || value === 2)) return value === 1 ? 1 : 0;
  if (column === "outcome" && (value === 1 || value === 0 || value === 0.5)) return value;
  const meaning = column === "choice" ? "1 (a) or 2 (b)" : "1 (a won), 0 (b won) or 0.5 (tie)";
  const message = `${column} is "${text}", but must be ${meaning}`;
  report.refuse({ line, column, value: text, rule: column, message, fix: `write ${meaning}` });
  return undefined;
}

function readWinner(
  layout: ComparisonLayout,
  { line, cell }: VerdictPlace,
  names: ItemNames,
  report: Report,
): 1 | 0 | 0.5 | undefined {
  const column = "winner";
  const text = cell(column);
  if (TIES.has(text.trim().toLowerCase())) return 0.5;
  if (text === cell(layout.a)) return 1;
  if (text === cell(layout.b)) return 0;
  const winner = names.canonical(text);
  if (winner === names.canonical(cell(layout.a))) return 1;
  if (winner === names.canonical(cell(layout.b))) return 0;
  report.refuse({
    line,
    column,
    value: text,
    rule: "winner",
    message: `the winner "${text}" is neither of the two items`,
    fix: "write one of the two items exactly as in its own column, or tie",
  });
  return undefined;
}
