import type { Tx } from "../../db/client";

interface Unfinished {
  readonly id: string;
  readonly tasks: number;
}

/** Share of the tasks of each run that is done, by the run's id. */
export async function progressOf(
  tx: Pick<Tx, "labPart">,
  runs: readonly Unfinished[],
): Promise<Map<string, number>> {
  if (runs.length === 0) return new Map();
  const parts = await tx.labPart.findMany({
    where: { runId: { in: runs.map(({ id }) => id) } },
    select: { runId: true, fromTask: true, toTask: true, progress: true },
  });
  const done = new Map(runs.map(({ id }) => [id, 0]));
  const tasksOf = new Map(runs.map(({ id, tasks }) => [id, tasks]));
  for (const { runId, fromTask, toTask, progress } of parts) {
    const share = (progress * (toTask - fromTask)) / tasksOf.get(runId)!;
    done.set(runId, Math.min(1, done.get(runId)! + share));
  }
  return done;
}
