import { randomUUID } from "node:crypto";
import { workerDb } from "~/server/db/worker";
import { addPerson, type Fixture } from "../services/fixture";

export interface Teams {
  /** The modeler's team in the open round, which has submitted and picked. */
  teamId: string;
  /** A further member of it. */
  mateId: string;
  /** A team of two in the open round that has not submitted, and one of its members. */
  idleTeamId: string;
  idleId: string;
  /** A team that became part of the modeler's. */
  mergedTeamId: string;
  /** Of the modeler's team: scored and picked, scored, and waiting. */
  pickedId: string;
  scoredId: string;
  waitingId: string;
  /** The closed round's only team and its submission. */
  closedTeamId: string;
  closedSubmissionId: string;
}

/** Teams in every state. */
export async function addTeams(
  { roundId, people }: Fixture,
  teamId: string,
  closed: { id: string; teamId: string },
): Promise<Teams> {
  const join = (userId: string, into: string) =>
    workerDb().teamMember.create({ data: { roundId, userId, teamId: into } });
  const mateId = await addPerson("Mate");
  await join(mateId, teamId);
  const idle = await workerDb().team.create({
    data: { roundId, name: "Idle", createdById: mateId },
  });
  const idleId = await addPerson("Idle");
  await join(idleId, idle.id);
  await join(await addPerson("Idle, too"), idle.id);
  const merged = await workerDb().team.create({
    data: { roundId, name: "Merged", createdById: mateId },
  });
  await workerDb().team.update({ where: { id: merged.id }, data: { mergedIntoId: teamId } });
  const submit = async (status: "done" | "queued") => {
    const { id } = await workerDb().submission.create({
      data: {
        ...{ roundId, teamId, userId: people.modeler, title: "A model", fileName: "a.csv" },
        ...{ content: "", weights: {}, repairs: [], quotaWindow: "w", status },
      },
    });
    return id;
  };
  const [pickedId, scoredId, waitingId] = [
    await submit("done"),
    await submit("done"),
    await submit("queued"),
  ];
  const pickedById = people.modeler;
  await workerDb().finalPick.create({
    data: { teamId, slot: 1, submissionId: pickedId, pickedById },
  });
  await workerDb().copyReview.create({
    data: {
      ...{ roundId, groupHash: randomUUID(), originalId: pickedId, verdict: "reviewed" },
      ...{ evidence: "e", note: "n", reviewedById: people.organizer },
    },
  });
  const ofClosed = { closedTeamId: closed.teamId, closedSubmissionId: closed.id };
  const made = { teamId, mateId, idleTeamId: idle.id, idleId, mergedTeamId: merged.id };
  return { ...made, pickedId, scoredId, waitingId, ...ofClosed };
}
