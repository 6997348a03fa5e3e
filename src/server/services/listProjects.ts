import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";

/** The projects of a round in its order. Payout addresses are for those who run or approve it. */
export async function listProjects({ roundId, roles }: RoundAccess) {
  const seesAddresses = roles.has("organizer") || roles.has("approver");
  const projects = await db.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    include: { aliases: { select: { alias: true }, orderBy: { alias: "asc" } } },
  });
  return projects.map((project) => ({
    id: project.id,
    name: project.name,
    title: project.title,
    url: project.url,
    description: project.description,
    facts: project.facts as Record<string, unknown>,
    payoutAddress: seesAddresses ? project.payoutAddress : null,
    position: project.position,
    aliases: project.aliases.map(({ alias }) => alias),
  }));
}
