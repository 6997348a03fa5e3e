import { readSubmission, type SubmissionFile } from "~/core/formats";
import type { FieldProblem } from "~/errors";
import { db } from "../db/client";
import { toFieldProblem } from "./fieldProblem";

export interface SubmissionUpload {
  readonly fileName: string;
  readonly text: string;
  /** Refuse instead of repairing. */
  readonly strict?: boolean;
}

export interface RoundSubmission {
  readonly file: SubmissionFile;
  readonly problems: FieldProblem[];
}

/** What every submission of this round must have; the reader itself accepts files without it. */
const NO_WEIGHTS = {
  column: "",
  value: "",
  rule: "weights",
  message: "The file gives no weights of projects",
  fix: "Upload a file with the columns repo,parent,weight (see the template)",
};

/** Reads a submission against the round's projects and aliases: the one reading of preview and submit. */
export async function readRoundSubmission(
  roundId: string,
  upload: SubmissionUpload,
): Promise<RoundSubmission> {
  const projects = await db.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { name: true, aliases: { select: { alias: true } } },
  });
  const aliases = Object.fromEntries(
    projects.flatMap(({ name, aliases }) => aliases.map(({ alias }) => [alias, name])),
  );
  const file = readSubmission(upload.text, {
    items: projects.map(({ name }) => name),
    aliases,
    strict: upload.strict ?? false,
  });
  const problems = file.problems.map(toFieldProblem);
  if (problems.length === 0 && file.weights.size === 0) problems.push(NO_WEIGHTS);
  return { file, problems };
}
