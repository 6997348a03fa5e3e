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
