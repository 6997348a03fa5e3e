import type { Study } from "~/core/simulation";
import { installQueue } from "~/server/jobs/queue";
import { saveRun } from "~/server/services/lab/saveRun";

/** A small study of the lab. */
export const STUDY = {
  configs: [{ model: "v3", mode: "corrected", params: {}, mends: {} }],
  ...{ seed: "s", timesteps: 5, runs: 1, axes: [] },
} satisfies Study;

/** A run that a person saved, still waiting for a worker. */
export async function addLabRun(ownerId: string): Promise<string> {
  await installQueue(process.env.DATABASE_URL!);
  return (await saveRun(ownerId, { name: "A run", study: STUDY })).id;
}
