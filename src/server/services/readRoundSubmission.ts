import { readWeightSubmission, type WeightSubmission } from "~/core/formats";
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
  readonly file: WeightSubmission;
  readonly problems: FieldProblem[];
}

/** Reads a submission against the round's projects and aliases: the one reading of preview and submit. */
export async function readRoundSubmission(
  roundId: string,
  upload: SubmissionUpload,
): Promise<RoundSubmission> {
  const file = readWeightSubmission(upload.text, {
    ...(await submissionItems(roundId)),
    strict: upload.strict ?? false,
  });
  return { file, problems: file.problems.map(toFieldProblem) };
}

/** The projects that a submission is about, and the names they had before: what browsers check against. */
export async function submissionItems(
  roundId: string,
): Promise<{ items: string[]; aliases: Record<string, string> }> {
  const projects = await db.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { name: true, aliases: { select: { alias: true } } },
  });
  const aliases = projects.flatMap(({ name, aliases }) =>
    aliases.map(({ alias }) => [alias, name] as const),
  );
  return { items: projects.map(({ name }) => name), aliases: Object.fromEntries(aliases) };
}
