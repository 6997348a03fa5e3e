import { writeWeights } from "~/core/formats";
import { db } from "../db/client";

/** Parent that the weights of a round's projects are under, where a file has to name one. */
export const ROOT = "round";

/** A submission that says nothing yet: every project of the round, all with the same weight. */
export async function submissionTemplate(roundId: string): Promise<string> {
  const projects = await db.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { name: true },
  });
  return writeWeights(new Map(projects.map(({ name }) => [name, 1 / projects.length])), ROOT);
}
