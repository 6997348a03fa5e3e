import { hashOf } from "~/core/formats";
import type { Tx } from "../db/client";
import type { Prisma } from "../db/generated/client";

/** What a juror is shown of a project. */
export const JUDGED_PROJECT = {
  id: true,
  name: true,
  title: true,
  url: true,
  description: true,
  facts: true,
} as const satisfies Prisma.ProjectSelect;

type Row = Prisma.ProjectGetPayload<{ select: typeof JUDGED_PROJECT }>;

export function judgedProject({ facts, ...project }: Row) {
  return { ...project, facts: facts as Record<string, unknown> };
}

/** Projects as a juror is shown them, in the order of `ids`. */
export async function judgedProjects(tx: Tx, ids: readonly string[]) {
  const rows = await tx.project.findMany({
    where: { id: { in: [...ids] } },
    select: JUDGED_PROJECT,
  });
  const byId = new Map(rows.map((row) => [row.id, judgedProject(row)]));
  return ids.map((id) => byId.get(id)!);
}

/** The hash of what was shown with a set: the question, then its projects in their order. */
export async function setShownHash(tx: Tx, roundId: string, ids: readonly string[]) {
  const { question } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { question: true },
  });
  const shown = await judgedProjects(tx, ids);
  return hashOf({ question, items: shown.map(({ id: _, ...project }) => project) });
}

interface Pair {
  roundId: string;
  projectAId: string;
  projectBId: string;
}

/**
 * The hash of what was shown with a pair: the question, then both projects in their order, as they
 * were frozen. Anybody who has the published list can compute it again.
 */
export async function shownHash(tx: Tx, { roundId, projectAId, projectBId }: Pair) {
  const { question, projects } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      question: true,
      projects: { where: { id: { in: [projectAId, projectBId] } }, select: JUDGED_PROJECT },
    },
  });
  const shown = (projectId: string) => {
    const { id: _, ...project } = projects.find(({ id }) => id === projectId)!;
    return project;
  };
  return hashOf({ question, a: shown(projectAId), b: shown(projectBId) });
}
