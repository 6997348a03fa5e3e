import { randomBytes } from "node:crypto";
import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { checkMethod } from "./checkMethod";
import { withAllProblems } from "./fieldProblem";
import { requireProjectList } from "./projectList";
import type { RoundSettings } from "./roundSettings";
import { freeSlug } from "./roundSlug";

const SPLIT_SEED_BYTES = 32;

export interface NewRound {
  readonly title: string;
  readonly question: string;
  readonly description?: string | undefined;
  readonly settings: RoundSettings;
  /** A list as pasted or uploaded. */
  readonly projects: string;
  readonly closesAt?: Date | undefined;
}

/**
 * A draft with its list of projects; whoever creates it becomes its organizer.
 *
 * @throws AppError invalid with every problem of the list or of the method's parameters
 */
export async function createRound(
  actorId: string,
  input: NewRound,
): Promise<{ id: string; slug: string }> {
  const [projects, settings] = withAllProblems(
    () => requireProjectList(input.projects),
    () => completeSettings(input.settings),
  );
  const work = db.$transaction(async (tx) => {
    const round = await tx.round.create({
      data: {
        slug: await freeSlug(tx, input.title),
        title: input.title,
        question: input.question,
        description: input.description ?? "",
        settings,
        splitSeed: randomBytes(SPLIT_SEED_BYTES).toString("hex"),
        closesAt: input.closesAt ?? null,
        createdById: actorId,
        memberships: { create: { userId: actorId, role: "organizer" } },
      },
      select: { id: true, slug: true },
    });
    await tx.project.createMany({
      data: projects.map((project, position) => ({ roundId: round.id, position, ...project })),
    });
    await appendAudit(tx, round.id, actorId, "round.created", { projects: projects.length });
    return round;
  });
  return work.catch(mapDbError);
}

/** The method's parameters spelled out, so that the frozen settings do not depend on defaults. */
export function completeSettings(settings: RoundSettings): RoundSettings {
  const { method, params } = settings.weights;
  return { ...settings, weights: { method, params: checkMethod(method, params) } };
}
