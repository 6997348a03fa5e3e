// A row in every table about jurors, for the rules to be broken on.
import { randomUUID } from "node:crypto";
import { workerDb } from "~/server/db/worker";
import type { Fixture } from "../services/fixture";

export interface People {
  /** Declared by the juror, and withdrawn. */
  conflicts: { standing: string; withdrawn: string };
  /** A pair whose answer was voided, and the ruling. */
  ruledId: string;
  rulingId: string;
}

export async function addPeople(fixture: Fixture): Promise<People> {
  const { roundId, people } = fixture;
  const conflicts = {
    standing: await addConflict(fixture, null),
    withdrawn: await addConflict(fixture, new Date()),
  };
  const ofJuror = { roundId, userId: people.juror };
  await workerDb().calibrationAnswer.create({ data: { ...ofJuror, question: "q", outcome: "a" } });
  await workerDb().reminder.create({
    data: { ...ofJuror, text: "Go on", requestedById: people.organizer },
  });
  await workerDb().flagReview.create({
    data: {
      ...{ roundId, juror: people.juror, rule: "fast", evidence: "2 s", note: "Knows them all" },
      reviewedById: people.organizer,
    },
  });
  return { conflicts, ...(await addRuling(fixture)) };
}

async function addConflict({ roundId, people }: Fixture, withdrawnAt: Date | null) {
  const rule = { kind: "project", value: "alpha/one" } as const;
  const { id } = await workerDb().conflict.create({
    data: { roundId, userId: people.juror, ...rule, withdrawnAt },
  });
  return id;
}

async function addRuling({ roundId, projectIds, people }: Fixture) {
  const [, projectAId, projectBId] = projectIds as [string, string, string];
  const pair = { roundId, projectAId, projectBId, jurorId: people.juror, split: "train" } as const;
  const { id: ruledId } = await workerDb().assignment.create({
    data: { ...pair, reason: "connect", tokenHash: randomUUID() },
  });
  await workerDb().comparison.create({ data: { ...pair, outcome: "a", assignmentId: ruledId } });
  const { id: rulingId } = await workerDb().ruling.create({
    data: {
      ...{ roundId, action: "void", assignmentId: ruledId },
      ...{ reason: "A conflict", createdById: people.organizer },
    },
  });
  return { ruledId, rulingId };
}
