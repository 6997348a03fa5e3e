import { kindOf, type LabAnswer, type LabStudy } from "~/core/simulation";
import { AppError } from "~/errors";
import type { Actor } from "../../auth/types";
import { asActor } from "../../db/client";
import { progressOf } from "./progress";

/**
 * A saved run, for whoever has its link: what was asked and what came of it. Whose it is is not told.
 *
 * @throws AppError notFound when there is none, or its owner deleted it
 */
export function getRun(actor: Actor | null, id: string) {
  return asActor(actor?.userId ?? "", async (tx) => {
    const run = await tx.labRun.findFirst({
      where: { id, deletedAt: null },
      include: { forkedFrom: { select: { id: true, name: true, deletedAt: true } } },
    });
    if (!run) throw new AppError("notFound", "There is no such run, or it was deleted");
    const { ownerId, study, result, forkedFrom, deletedAt: _, ...rest } = run;
    const unfinished = run.status === "queued" || run.status === "running";
    const progress = unfinished ? (await progressOf(tx, [run])).get(id)! : 1;
    return {
      ...rest,
      progress,
      ...({ kind: kindOf(study as unknown as LabStudy), study, result } as unknown as LabAnswer),
      forkedFrom:
        forkedFrom?.deletedAt === null ? { id: forkedFrom.id, name: forkedFrom.name } : null,
      own: actor?.userId === ownerId,
    };
  });
}
