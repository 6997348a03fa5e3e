import { splitOf } from "~/core/comparison";
import { type ComparisonFile, readComparisons } from "~/core/formats";
import { AppError, type FieldProblem } from "~/errors";
import { db } from "../db/client";
import type { Split } from "../db/generated/enums";
import { toFieldProblem } from "./fieldProblem";
import { parseRoundSettings } from "./roundSettings";

export interface ComparisonUpload {
  readonly fileName: string;
  readonly text: string;
  /** Refuse instead of repairing. */
  readonly strict?: boolean | undefined;
}

export interface RoundComparisons {
  readonly file: ComparisonFile;
  readonly problems: FieldProblem[];
  /** How many problems there are in all; `problems` lists the first. */
  readonly problemCount: number;
  /** In the order of `file.items`. */
  readonly projectIds: string[];
  /** The split of each row. */
  readonly splits: Split[];
}

/** Reads comparisons against a round's projects and aliases: the one reading of preview and import. */
export async function readRoundComparisons(
  roundId: string,
  upload: ComparisonUpload,
): Promise<RoundComparisons> {
  const round = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      settings: true,
      splitSeed: true,
      projects: {
        orderBy: { position: "asc" },
        select: { id: true, name: true, aliases: { select: { alias: true } } },
      },
    },
  });
  const aliases = round.projects.flatMap(({ name, aliases }) =>
    aliases.map(({ alias }) => [alias, name] as const),
  );
  const file = readComparisons(upload.text, {
    items: round.projects.map(({ name }) => name),
    aliases: Object.fromEntries(aliases),
    strict: upload.strict ?? false,
  });
  const own = problemsOfRound(file);
  const { split } = parseRoundSettings(round.settings);
  const ids = new Map(round.projects.map(({ id, name }) => [name, id]));
  return {
    file,
    problems: [...file.problems.map(toFieldProblem), ...own],
    problemCount: file.problemCount + own.length,
    projectIds: file.items.map((name) => ids.get(name)!),
    splits: splitsOf(file, (x, y) => splitOf(round.splitSeed, x, y, split)),
  };
}

/** @throws AppError invalid with every problem */
export function requireNoProblems({ problems, problemCount }: RoundComparisons): void {
  if (problemCount === 0) return;
  const message = `Nothing was imported: this file has ${problemCount === 1 ? "a problem" : `${problemCount} problems`}`;
  throw new AppError("invalid", message, { problems });
}

/** Every pair is hashed once, however many jurors judged it. */
function splitsOf(file: ComparisonFile, split: (x: string, y: string) => Split): Split[] {
  const known = new Map<string, Split>();
  return file.rows.map(({ a, b }) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const found = known.get(key) ?? split(file.items[a]!, file.items[b]!);
    known.set(key, found);
    return found;
  });
}

/** What the file's format allows and a round does not. */
function problemsOfRound(file: ComparisonFile): FieldProblem[] {
  const weighted = file.rows.find(({ weight }) => weight !== undefined && weight !== 1);
  const problems: FieldProblem[] = [];
  if (weighted) {
    problems.push({
      line: weighted.line,
      column: "weight",
      value: String(weighted.weight),
      rule: "weight",
      message: "In a round every comparison counts the same",
      fix: "Remove the column weight",
    });
  }
  if (file.rows.length === 0 && file.problemCount === 0) {
    problems.push({
      column: "",
      value: "",
      rule: "rows",
      message: "The file has no comparison of two projects of this round",
      fix: "Check that its names are those of the round's projects",
    });
  }
  return problems;
}
