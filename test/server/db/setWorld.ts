import { randomUUID } from "node:crypto";
import { workerDb } from "~/server/db/worker";
import type { Fixture } from "../services/fixture";

export interface Sets {
  /** A ranked set of the juror with its current answer, which implies one comparison. */
  rankedId: string;
  rankedAnswerId: string;
  /** A set of the juror that waits for its best and its worst. */
  openSetId: string;
}

export async function addSets({ roundId, projectIds, people }: Fixture): Promise<Sets> {
  const of = { roundId, jurorId: people.juror };
  const items = projectIds.slice(0, 4);
  const served = { ...of, items };
  const { id: setId } = await workerDb().setAssignment.create({
    data: { ...served, kind: "rankFive", tokenHash: randomUUID(), answeredAt: new Date() },
  });
  const answer = await workerDb().setAnswer.create({
    data: { ...of, setId, ranking: items, shownHash: "h" },
  });
  const open = await workerDb().setAssignment.create({
    data: { ...served, kind: "bestWorst", tokenHash: randomUUID() },
  });
  return { rankedId: setId, rankedAnswerId: answer.id, openSetId: open.id };
}
