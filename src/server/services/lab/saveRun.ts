import { hashOf } from "~/core/formats";
import type { LabStudy } from "~/core/simulation";
import { AppError } from "~/errors";
import { asActor } from "../../db/client";
import { mapDbError } from "../../db/errors";
import { enqueue } from "../enqueue";
import { checkStudy } from "./checkStudy";

interface RunOrder {
  readonly name: string;
  readonly study: LabStudy;
  /** The run that its settings came from. */
  readonly forkedFromId?: string | undefined;
}

/**
 * Keeps a study under a name and has the worker compute it. The database counts what the person has
 * asked for, so that requests at once do not pass the quota.
 *
 * @throws AppError invalid for a study that cannot be computed; conflict when the quota is used up
 */
export async function saveRun(ownerId: string, order: RunOrder): Promise<{ id: string }> {
  const { name, study, forkedFromId = null } = order;
  const { tasks, seconds } = checkStudy(study);
  const saved = asActor(ownerId, async (tx) => {
    if (forkedFromId && !(await tx.labRun.findUnique({ where: { id: forkedFromId } })))
      throw new AppError("notFound", "The run that this one was forked from is gone");
    const { id } = await tx.labRun.create({
      data: {
        ...{ ownerId, name, forkedFromId, tasks, seconds },
        ...{ study: JSON.parse(JSON.stringify(study)), studyHash: hashOf(study) },
      },
      select: { id: true },
    });
    await enqueue(tx, "runSimulation", { runId: id });
    return { id };
  });
  return saved.catch(mapDbError);
}
