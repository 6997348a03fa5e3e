import { AppError } from "~/errors";
import { db } from "../db/client";
import type { Role } from "../db/generated/enums";
import { appendAudit } from "./audit";

/**
 * Takes one role away from a person. What they judged or submitted stays.
 *
 * @throws AppError notFound; conflict when nobody would be left to run the round
 */
export async function removeMember(
  actorId: string,
  roundId: string,
  { userId, role }: { userId: string; role: Role },
): Promise<void> {
  await db.$transaction(async (tx) => {
    // Two organizers who remove each other at once must not both succeed.
    await tx.$executeRaw`SELECT 1 FROM "Round" WHERE "id" = ${roundId} FOR UPDATE`;
    const { count } = await tx.membership.deleteMany({ where: { roundId, userId, role } });
    if (count === 0) throw new AppError("notFound", `This person is not a ${role} of this round`);
    const organizers = await tx.membership.count({ where: { roundId, role: "organizer" } });
    if (organizers === 0) {
      throw new AppError("conflict", "A round needs an organizer; invite another one first");
    }
    await appendAudit(tx, roundId, actorId, "member.removed", { userId, role });
  });
}
