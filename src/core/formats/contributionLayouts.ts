import { columnName, type Layout } from "./header";

/** What the columns of a contributions file are called, part by part; the first present is taken. */
const COLUMNS = {
  donor: ["donor", "voter", "contributor"],
  project: ["project", "project_id", "repo"],
  // Amounts in one currency come before amounts in the base unit of whatever token was paid.
  amount: ["amountusd", "amount_usd", "amount", "amountmicro"],
  token: ["token"],
  recipient: ["grantaddress", "grant_address", "recipient"],
  id: ["id"],
  rawScore: ["rawscore", "raw_score"],
  coefficient: ["coefficient"],
} as const;

/** A part of a contribution that has a column. */
export type ContributionPart = keyof typeof COLUMNS;
/** Column names to read instead of the usual ones. */
export type ContributionColumns = Partial<Record<ContributionPart, string>>;

/** Where each part of a contribution stands in one file. */
export interface ContributionLayout extends Layout {
  readonly columns: Readonly<Partial<Record<ContributionPart, string>>>;
}

const NEEDED = ["donor", "project", "amount"] as const;

/** Whether a header is that of a contributions file. */
export function isContributions(names: readonly string[]): boolean {
  return NEEDED.every((part) => COLUMNS[part].some((name) => names.includes(name)));
}

/** The layout of a header's columns; what the caller names is taken, and must be there. */
export function contributionLayout(
  names: readonly string[],
  chosen: ContributionColumns,
): ContributionLayout {
  const columns: Partial<Record<ContributionPart, string>> = {};
  for (const part of Object.keys(COLUMNS) as ContributionPart[]) {
    const usual = COLUMNS[part].find((name) => names.includes(name));
    const column = chosen[part] === undefined ? usual : columnName(chosen[part]);
    const isNeeded = (NEEDED as readonly string[]).includes(part);
    if (column !== undefined) columns[part] = column;
    else if (isNeeded) columns[part] = COLUMNS[part].at(part === "amount" ? 2 : 0)!;
  }
  const isAsked = (part: string) => part in chosen || (NEEDED as readonly string[]).includes(part);
  const entries = Object.entries(columns);
  return {
    key: "contributions",
    required: entries.filter(([part]) => isAsked(part)).map(([, column]) => column),
    optional: entries.filter(([part]) => !isAsked(part)).map(([, column]) => column),
    columns,
  };
}
