import { addressProblems, hashOf } from "~/core/formats";
import { AppError } from "~/errors";
import { db } from "../../db/client";
import { mapDbError } from "../../db/errors";
import { appendAudit } from "../audit";
import { toFieldProblem } from "../fieldProblem";
import { ownTeam } from "../ownTeam";
import { requireOwner, requireTeam } from "./teamOf";

/** @throws AppError conflict where another team of the round has this name */
export async function renameTeam(actorId: string, roundId: string, name: string): Promise<void> {
  const work = db.$transaction(async (tx) => {
    const teamId = await ownTeam(tx, roundId, actorId);
    await requireOwner(tx, teamId, actorId);
    const { name: before } = await tx.team.findUniqueOrThrow({ where: { id: teamId } });
    if (before === name) return;
    await tx.team.update({ where: { id: teamId }, data: { name } });
    await appendAudit(tx, roundId, actorId, "team.renamed", { teamId, before, after: name });
  });
  await work.catch(mapDbError);
}

/** Where the team says how it did it; null takes it back. Any member may. */
export async function setWriteUp(
  actorId: string,
  roundId: string,
  url: string | null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const teamId = await requireTeam(tx, roundId, actorId);
    await tx.team.update({ where: { id: teamId }, data: { writeUpUrl: url } });
    await appendAudit(tx, roundId, actorId, "team.writeUpSet", { teamId, given: url !== null });
  });
}

/**
 * Where a prize is paid to; null takes it back. Runs that exist already keep what they were made with.
 *
 * @throws AppError invalid with what is wrong with the address
 */
export async function setTeamAddress(
  actorId: string,
  roundId: string,
  address: string | null,
): Promise<void> {
  const problems = address === null ? [] : addressProblems(address, "address", 0, "the team");
  if (problems.length > 0) {
    throw new AppError("invalid", "The address was not saved", {
      problems: problems.map(toFieldProblem),
    });
  }
  await db.$transaction(async (tx) => {
    const teamId = await requireTeam(tx, roundId, actorId);
    await requireOwner(tx, teamId, actorId);
    await tx.team.update({ where: { id: teamId }, data: { payoutAddress: address } });
    // The address itself is not public; the hash holds whoever set it to it.
    const data = { teamId, addressHash: hashOf(address) };
    await appendAudit(tx, roundId, actorId, "team.addressSet", data);
  });
}
