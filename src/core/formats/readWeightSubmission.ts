import { PROBLEMS_MAX, type Problem } from "./problem";
import { type ReadSubmissionOptions, readSubmission } from "./readSubmission";
import type { SubmissionFile } from "./submissionFile";

/** A submission of weights, and what of its file is not read. */
export interface WeightSubmission extends SubmissionFile {
  /** Sentences about parts of the file that count for nothing where weights are scored. */
  readonly notes: string[];
}

/** How people call the formats that hold no weights of projects. */
const OTHER_LEVELS: readonly [prefix: string, name: string, column: string][] = [
  ["level2", "originality (level 2)", "originality"],
  ["level3", "weights of dependencies (level 3)", "dependency"],
];

/**
 * Read a submission to a contest that scores weights of projects: level 1, market percent, or the
 * weights of a three-level file. A file of another level is refused by name; what a three-level file
 * holds besides is counted in the notes. The one reading of browser and server.
 *
 * Never throws for what is in the file; see `readSubmission` for what is repaired and refused.
 */
export function readWeightSubmission(
  input: string | Uint8Array,
  options: ReadSubmissionOptions = {},
): WeightSubmission {
  const file = readSubmission(input, options);
  const refusal = file.format !== "" && file.weights.size === 0 ? refusalOf(file) : null;
  // With another level every further complaint would be about rules that do not apply here.
  const other = refusal !== null && refusal.rule === "level";
  if (refusal && (other || file.problemCount === 0)) {
    return { ...file, problems: [refusal], problemCount: 1, notes: [] };
  }
  return { ...file, problems: file.problems.slice(0, PROBLEMS_MAX), notes: notesOf(file) };
}

function refusalOf({ format }: SubmissionFile): Problem {
  const fix = "Upload a file with the columns repo,parent,weight (see the sample submission)";
  const found = OTHER_LEVELS.find(([prefix]) => format.startsWith(prefix));
  if (!found) {
    const message = "The file gives no weights of projects";
    return { line: 0, column: "", value: "", rule: "weights", message, fix };
  }
  const [, name, column] = found;
  const message = `The file holds ${name}; this contest scores weights of projects (level 1)`;
  return { line: 1, column, value: format, rule: "level", message, fix };
}

function notesOf({ originality, dependencies }: SubmissionFile): string[] {
  const notes: string[] = [];
  if (originality.size > 0) {
    notes.push(`Originality of ${originality.size} repositories is not scored in this contest`);
  }
  if (dependencies.size > 0) {
    notes.push(`Dependencies of ${dependencies.size} repositories are not scored in this contest`);
  }
  return notes;
}
