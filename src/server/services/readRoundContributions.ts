import {
  type ContributionFile,
  FormatError,
  type Problem,
  readContributions,
} from "~/core/formats";
import type { Tx } from "../db/client";
import { amountReader, type ImportOptions, type StoredAmount } from "./contributionUnits";
import { toFieldProblem } from "./fieldProblem";
import { parseRoundSettings } from "./roundSettings";

/** Problems and repairs kept with an import. */
const SHOWN_MAX = 100;

export interface RoundContributions {
  readonly file: ContributionFile;
  /** In the order of `file.rows`. */
  readonly amounts: readonly StoredAmount[];
  /** In the order of `file.projects`. */
  readonly projectIds: readonly string[];
  readonly problems: readonly Problem[];
  /** How many problems there are in all. */
  readonly problemCount: number;
}

/** Reads contributions against a round's projects and tokens: the one reading of preview and import. */
export async function readRoundContributions(
  tx: Tx,
  roundId: string,
  content: string | Uint8Array,
  options: ImportOptions,
): Promise<RoundContributions> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      settings: true,
      projects: {
        orderBy: { position: "asc" },
        select: { id: true, name: true, aliases: { select: { alias: true } } },
      },
    },
  });
  const aliases = round.projects.flatMap(({ name, aliases }) =>
    aliases.map(({ alias }) => [alias, name] as const),
  );
  const columns = Object.fromEntries(Object.entries(options.columns).filter(([, name]) => name));
  const file = readContributions(content, {
    items: round.projects.map(({ name }) => name),
    aliases: Object.fromEntries(aliases),
    columns,
  });
  const ids = new Map(round.projects.map(({ id, name }) => [name, id]));
  const { amounts, problems, problemCount } = readAmounts(
    file,
    parseRoundSettings(round.settings),
    options,
  );
  return {
    ...{ file, amounts, problems, problemCount },
    projectIds: file.projects.map((name) => ids.get(name)!),
  };
}

function readAmounts(
  file: ContributionFile,
  settings: ReturnType<typeof parseRoundSettings>,
  options: ImportOptions,
) {
  const read = amountReader(settings, options);
  const problems = [...file.problems];
  let { problemCount } = file;
  const amounts: StoredAmount[] = [];
  const refuse = (problem: Problem) => {
    problemCount += 1;
    if (problems.length < SHOWN_MAX) problems.push(problem);
  };
  for (const row of file.rows) {
    const found = read(row);
    if ("fix" in found) refuse(found);
    else amounts.push(found);
    if (file.donors[row.donor]!.startsWith("user:")) refuse(reserved(row.line));
  }
  if (file.rows.length === 0 && problemCount === 0) refuse(EMPTY);
  return { amounts, problemCount, problems: problems.sort((x, y) => x.line - y.line) };
}

const EMPTY: Problem = {
  ...{ line: 0, column: "", value: "", rule: "rows" },
  message: "the file has no contribution",
  fix: "choose a file with a row per contribution",
};

const reserved = (line: number): Problem => ({
  ...{ line, column: "donor", value: "user:", rule: "donor" },
  message: 'names that begin with "user:" are those of pledges',
  fix: "name the donor by an address, or otherwise",
});

/** What was read, what was changed while reading, and what is wrong. */
export function contributionReport({ file, amounts, problems, problemCount }: RoundContributions) {
  const totals = new Map<string, { amount: bigint; decimals: number; symbol: string }>();
  for (const { amount, symbol, decimals } of amounts) {
    const name = `${symbol} ${decimals}`;
    const before = totals.get(name)?.amount ?? 0n;
    totals.set(name, { amount: before + amount, symbol, decimals });
  }
  const given = new Set(file.rows.map(({ project }) => project));
  return {
    format: file.format,
    rows: file.rows.length,
    donors: file.donors.length,
    /** Projects of the round that the file gives to, and all of them. */
    projects: given.size,
    projectsInRound: file.projects.length,
    totals: [...totals.values()].map((total) => ({ ...total, amount: String(total.amount) })),
    scores: file.rows.filter(({ rawScore }) => rawScore !== undefined).length,
    ignored: file.ignored,
    repairs: file.repairs.slice(0, SHOWN_MAX),
    repairCount: file.repairs.length,
    problems: problems.map(toFieldProblem),
    problemCount,
  };
}

export type ContributionReport = ReturnType<typeof contributionReport>;

/** @throws FormatError with every problem */
export function acceptContributions(read: RoundContributions): void {
  if (read.problemCount > 0) throw new FormatError([...read.problems], read.problemCount);
}
