import type { Tx } from "../db/client";
import { asJuror } from "./asJuror";
import { JUDGED_PROJECT, judgedProject } from "./judgedProject";
import { judgingProgress } from "./judgingProgress";
import { pickPair } from "./pickPair";
import { requireOpen } from "./roundOpen";
import { newSecretToken } from "./secretToken";

/**
 * The pair a juror is to judge now, with a token good for one answer; `pair` is null when there is
 * nothing left to ask. A pair that was served and not answered is served again, under a new token:
 * reloading does not let a juror pick and choose.
 *
 * @throws AppError gone once judging has ended
 */
export async function nextPair(jurorId: string, roundId: string) {
  return asJuror(jurorId, roundId, async (tx) => {
    await requireOpen(tx, roundId);
    return {
      pair: (await serveAgain(tx, roundId, jurorId)) ?? (await serveNew(tx, roundId, jurorId)),
      progress: await judgingProgress(tx, roundId, jurorId),
    };
  });
}

const WITH_PROJECTS = {
  id: true,
  projectA: { select: JUDGED_PROJECT },
  projectB: { select: JUDGED_PROJECT },
} as const;

async function serveAgain(tx: Tx, roundId: string, jurorId: string) {
  const open = await tx.assignment.findFirst({
    where: { roundId, jurorId, answeredAt: null },
    orderBy: { servedAt: "asc" },
    select: { id: true },
  });
  if (!open) return null;
  const { token, tokenHash } = newSecretToken();
  const assignment = await tx.assignment.update({
    where: { id: open.id },
    data: { tokenHash },
    select: WITH_PROJECTS,
  });
  return served(assignment, token);
}

async function serveNew(tx: Tx, roundId: string, jurorId: string) {
  const pair = await pickPair(tx, roundId, jurorId);
  if (!pair) return null;
  const { token, tokenHash } = newSecretToken();
  const assignment = await tx.assignment.create({
    data: { roundId, jurorId, tokenHash, ...pair },
    select: WITH_PROJECTS,
  });
  return served(assignment, token);
}

interface Served {
  id: string;
  projectA: Parameters<typeof judgedProject>[0];
  projectB: Parameters<typeof judgedProject>[0];
}

/** Neither the split nor the reason is told: both could change what a juror says. */
function served({ id, projectA, projectB }: Served, token: string) {
  return { id, token, a: judgedProject(projectA), b: judgedProject(projectB) };
}
