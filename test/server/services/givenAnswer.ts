// One answer of the fixture's juror, as the services would leave it.
import { randomUUID } from "node:crypto";
import { workerDb } from "~/server/db/worker";
import type { Fixture } from "./fixture";

export interface GivenAnswer {
  outcome?: "a" | "b" | "equal" | "skip";
  logRatio?: number | null;
  split?: "train" | "public" | "private";
  reason?: string;
  servedAt?: Date;
  answeredAt?: Date;
  /** Another than the fixture's. */
  juror?: string;
}

/** @param a the project shown first, by its place in the fixture's list */
export async function addAnswer(
  { roundId, projectIds, people }: Fixture,
  a: number,
  b: number,
  given: GivenAnswer = {},
) {
  const { outcome = "a", split = "train", logRatio = Math.log(2), reason } = given;
  const { servedAt, answeredAt = new Date(), juror = people.juror } = given;
  const [projectAId, projectBId] = [projectIds[a]!, projectIds[b]!];
  const pair = { roundId, jurorId: juror, projectAId, projectBId, split };
  const { id: assignmentId } = await workerDb().assignment.create({
    data: {
      ...{ ...pair, reason: "connect", tokenHash: randomUUID(), answeredAt },
      ...(servedAt && { servedAt }),
    },
  });
  const said = { outcome, logRatio: outcome === "skip" ? null : logRatio, reason: reason ?? null };
  return workerDb().comparison.create({ data: { ...pair, ...said, assignmentId } });
}
