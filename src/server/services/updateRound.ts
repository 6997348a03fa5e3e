import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { completeSettings } from "./createRound";
import { withAllProblems } from "./fieldProblem";
import { lockRound } from "./lockRound";
import { requireProjectList } from "./projectList";
import type { RoundSettings } from "./roundSettings";

export interface RoundChanges {
  readonly title?: string | undefined;
  readonly question?: string | undefined;
  readonly description?: string | undefined;
  readonly settings?: RoundSettings | undefined;
  /** The whole list anew. */
  readonly projects?: string | undefined;
  /** Null takes the deadline away. */
  readonly closesAt?: Date | null | undefined;
}

/**
 * Changes a draft; what is not named stays.
 *
 * @throws AppError conflict once the round is published; invalid with every problem
 */
export async function updateRound(
  actorId: string,
  roundId: string,
  { projects: text, settings, ...plain }: RoundChanges,
): Promise<void> {
  const [projects, complete] = withAllProblems(
    () => (text === undefined ? undefined : requireProjectList(text)),
    () => settings && completeSettings(settings),
  );
  const changed = { ...plain, ...(complete && { settings: complete }) };
  const work = db.$transaction(async (tx) => {
    await lockRound(tx, roundId, "draft", "A published round is frozen; only a draft can change");
    await tx.round.update({ where: { id: roundId }, data: changed });
    if (projects) {
      await tx.project.deleteMany({ where: { roundId } });
      await tx.project.createMany({
        data: projects.map((project, position) => ({ roundId, position, ...project })),
      });
    }
    const fields = [...Object.keys(changed), ...(projects ? ["projects"] : [])].sort();
    await appendAudit(tx, roundId, actorId, "round.updated", { fields });
  });
  await work.catch(mapDbError);
}
