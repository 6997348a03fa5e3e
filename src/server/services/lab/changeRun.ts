import { AppError } from "~/errors";
import { asActor, type Tx } from "../../db/client";

/** Gives one's own run another name. */
export function renameRun(ownerId: string, id: string, name: string): Promise<void> {
  return change(ownerId, (tx) =>
    tx.labRun.updateMany({ where: { id, ownerId, deletedAt: null }, data: { name } }),
  );
}

/** Puts one's own run out of everybody's sight; one that is computed stops. It can be brought back. */
export function deleteRun(ownerId: string, id: string): Promise<void> {
  return change(ownerId, async (tx) => {
    await cancel(tx, ownerId, id);
    const data = { deletedAt: new Date() };
    return tx.labRun.updateMany({ where: { id, ownerId, deletedAt: null }, data });
  });
}

/** Brings back a run that one has deleted. */
export function restoreRun(ownerId: string, id: string): Promise<void> {
  return change(ownerId, (tx) =>
    tx.labRun.updateMany({ where: { id, ownerId }, data: { deletedAt: null } }),
  );
}

/** Stops a run that waits or is computed. Whoever works on a part of it notices within a heartbeat. */
export function cancelRun(ownerId: string, id: string): Promise<void> {
  return asActor(ownerId, async (tx) => {
    if ((await cancel(tx, ownerId, id)) > 0) return;
    const run = await tx.labRun.findFirst({ where: { id, ownerId, deletedAt: null } });
    if (!run) throw new AppError("notFound", "You have no such run");
    if (run.status !== "cancelled")
      throw new AppError("conflict", `This run is ${run.status} and cannot be cancelled any more`);
  });
}

/** The database takes its parts away, see `LabRun_parts_end_with_it`. */
const cancel = (tx: Tx, ownerId: string, id: string) => tx.$executeRaw`
  UPDATE "LabRun" SET "status" = 'cancelled', "finishedAt" = now() AT TIME ZONE 'UTC'
  WHERE "id" = ${id} AND "ownerId" = ${ownerId} AND "status" IN ('queued', 'running')`;

async function change(
  ownerId: string,
  update: (tx: Tx) => Promise<{ count: number }>,
): Promise<void> {
  const { count } = await asActor(ownerId, update);
  if (count === 0) throw new AppError("notFound", "You have no such run");
}
