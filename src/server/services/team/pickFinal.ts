import { AppError } from "~/errors";
import { db, type Tx } from "../../db/client";
import { mapDbError } from "../../db/errors";
import { appendAudit } from "../audit";
import { lockTeams, requireTeam } from "./teamOf";

/** How many submissions of a team count at the close at most; the better one stands for it. */
const PICKS_MAX = 2;

/**
 * Has a submission count at the close. Picking it twice is picking it once.
 *
 * @throws AppError notFound for a submission of others; conflict where it has no score, or where two
 *   are picked already; gone once the round takes no more
 */
export async function pickFinal(
  actorId: string,
  roundId: string,
  submissionId: string,
): Promise<void> {
  await changePicks(actorId, roundId, async (tx, teamId) => {
    const own = await tx.submission.findFirst({
      where: { id: submissionId, teamId },
      select: { status: true },
    });
    if (!own) throw new AppError("notFound", "Your team has no such submission in this round");
    const picks = await tx.finalPick.findMany({ where: { teamId } });
    if (picks.some((pick) => pick.submissionId === submissionId)) return;
    const taken = new Set(picks.map(({ slot }) => slot));
    const slot = [1, 2].find((free) => !taken.has(free));
    if (slot === undefined) {
      const message = `${PICKS_MAX} submissions are picked already; take one of them back first`;
      throw new AppError("conflict", message);
    }
    await tx.finalPick.create({ data: { teamId, slot, submissionId, pickedById: actorId } });
    await appendAudit(tx, roundId, actorId, "submission.picked", { teamId, submissionId });
  });
}

/** Takes a pick back. Without any, the last scored submission counts. */
export async function unpickFinal(
  actorId: string,
  roundId: string,
  submissionId: string,
): Promise<void> {
  await changePicks(actorId, roundId, async (tx, teamId) => {
    const { count } = await tx.finalPick.deleteMany({ where: { teamId, submissionId } });
    if (count === 0) return;
    await appendAudit(tx, roundId, actorId, "submission.unpicked", { teamId, submissionId });
  });
}

/** One change of a team's picks at a time. */
async function changePicks(
  actorId: string,
  roundId: string,
  change: (tx: Tx, teamId: string) => Promise<void>,
): Promise<void> {
  const work = db.$transaction(async (tx) => {
    const teamId = await requireTeam(tx, roundId, actorId);
    await lockTeams(tx, [teamId]);
    await change(tx, teamId);
  });
  await work.catch(mapDbError);
}
