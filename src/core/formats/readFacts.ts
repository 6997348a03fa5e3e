import type { Layout } from "./header";
import { readNumber } from "./readNumber";
import type { Report } from "./report";

/** What a list may say of an item besides its name; jurors are shown it as the round froze it. */
export interface ItemFacts {
  description?: string;
  /** The beginning of the project's README, as plain text. */
  readme?: string;
  language?: string;
  /** The field it belongs to, such as "execution client"; jurors' reliability is told by it. */
  domain?: string;
  stars?: number;
  contributors?: number;
  /** Projects that depend on this one. */
  dependents?: number;
  releases?: number;
  /** Earlier funding, in words: "Gitcoin 2023: 40,000 USD". */
  funding?: string;
}

/** Longest texts in characters: what fits two cards side by side, a README's excerpt folded. */
const LENGTHS_MAX = {
  description: 600,
  readme: 2000,
  language: 60,
  domain: 60,
  funding: 300,
} as const;
const COUNTS = ["stars", "contributors", "dependents", "releases"] as const;
/** No repository has a billion of anything; more is a slip of the pen. */
const COUNT_MAX = 1_000_000_000;

export const FACT_COLUMNS = [
  ...Object.keys(LENGTHS_MAX),
  ...COUNTS,
] as const satisfies Layout["optional"];

interface FactRow {
  readonly line: number;
  /** The trimmed text of a column; undefined where the row or the file has none. */
  readonly cell: (column: string) => string | undefined;
}

/** The facts of one row. An empty cell states nothing; a text too long or a wrong count is refused. */
export function readFacts({ line, cell }: FactRow, report: Report): ItemFacts {
  const facts: ItemFacts = {};
  for (const column of Object.keys(LENGTHS_MAX) as (keyof typeof LENGTHS_MAX)[]) {
    // Written by a spreadsheet-safe export: an apostrophe in front of what looks like a formula.
    const text = cell(column)?.replace(/^'(?=[=+\-@])/, "");
    if (text === undefined) continue;
    if (text.length <= LENGTHS_MAX[column]) facts[column] = text;
    else refuseLong({ line, column, text }, report);
  }
  for (const column of COUNTS) {
    const text = cell(column);
    if (text === undefined) continue;
    const count = readNumber({ line, column, text, min: 0, max: COUNT_MAX }, report);
    if (count === undefined) continue;
    if (Number.isInteger(count)) facts[column] = count;
    else refuseFraction({ line, column, text }, report);
  }
  return facts;
}

interface Cell {
  line: number;
  column: string;
  text: string;
}

function refuseLong({ line, column, text }: Cell, report: Report): void {
  const longest = LENGTHS_MAX[column as keyof typeof LENGTHS_MAX];
  const message = `${column} has ${text.length} characters`;
  const fix = `write at most ${longest}`;
  report.refuse({ line, column, value: text.slice(0, 80), rule: "text-length", message, fix });
}

function refuseFraction({ line, column, text }: Cell, report: Report): void {
  const message = `${column} is ${text}, but a count is a whole number`;
  const fix = "write a whole number, or leave it empty";
  report.refuse({ line, column, value: text, rule: "whole-number", message, fix });
}
