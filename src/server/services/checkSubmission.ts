import { readRoundSubmission, type SubmissionUpload } from "./readRoundSubmission";

/** What submitting this file would do: the weights it would count as, every repair, every problem. */
export async function checkSubmission(roundId: string, upload: SubmissionUpload) {
  const { file, problems } = await readRoundSubmission(roundId, upload);
  return {
    format: file.format,
    rows: file.rows,
    weights: [...file.weights]
      .map(([name, weight]) => ({ name, weight }))
      .sort((x, y) => y.weight - x.weight || (x.name < y.name ? -1 : 1)),
    repairs: file.repairs,
    /** What of the file counts for nothing here. */
    notes: file.notes,
    problems,
    /** All of them; `problems` lists the first hundred. */
    problemCount: Math.max(file.problemCount, problems.length),
  };
}
