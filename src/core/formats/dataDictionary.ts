import type { JUDGEMENT_COLUMNS } from "./writeJudgements";

/** What a column holds. */
export interface ColumnMeaning {
  readonly type: "text" | "number" | "1, 0 or 0.5" | "number or empty" | "text or empty";
  readonly meaning: string;
}

type Columns<Name extends string> = Readonly<Record<Name, ColumnMeaning>>;

/** The columns of a file of judgements. */
const JUDGEMENTS: Columns<(typeof JUDGEMENT_COLUMNS)[number]> = {
  a: { type: "text", meaning: "The project shown first, by its name in the list of items" },
  b: { type: "text", meaning: "The project shown second" },
  outcome: { type: "1, 0 or 0.5", meaning: "1: a matters more; 0: b does; 0.5: both the same" },
  logRatio: {
    type: "number or empty",
    meaning: "ln(weight of a / weight of b) as the juror stated it; empty where no strength was",
  },
  weight: {
    type: "number",
    meaning: "What the row counts for: 1, and less where several rows come of one ranking",
  },
  juror: {
    type: "text or empty",
    meaning: "Who judged, under a name that is the same in all files of the round",
  },
};

const ITEMS: Columns<"repo" | "title"> = {
  repo: { type: "text", meaning: "The project's name, as submissions write it" },
  title: { type: "text", meaning: "The project as people read it" },
};

const WEIGHTS: Columns<"repo" | "parent" | "weight"> = {
  repo: { type: "text", meaning: "The project's name" },
  parent: { type: "text", meaning: "What the weights are shares of; one for all rows" },
  weight: { type: "number", meaning: "The project's share; all of them sum to 1" },
};

/** What each file of a round's data holds, column by column. */
export const DATA_DICTIONARY = [
  { files: "items.csv", about: "What is compared", columns: ITEMS },
  {
    files: "train.csv, public.csv, private.csv",
    about: "Judgements: to learn from, behind the board, behind the final scores",
    columns: JUDGEMENTS,
  },
  {
    files: "baseline-….csv and submissions",
    about: "Weights of all items",
    columns: WEIGHTS,
  },
] as const satisfies readonly {
  files: string;
  about: string;
  columns: Columns<string>;
}[];
