import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { parseRoundSettings } from "./roundSettings";

/**
 * Whether weights may be shown to this reader: to everybody once the round is closed (or when its
 * settings say so), before that to the people who run it. Whoever judges or predicts while the
 * round is open should not see what the others said.
 */
export async function seesFits(access: RoundAccess): Promise<boolean> {
  if (access.status === "closed") return true;
  if (access.roles.has("organizer") || access.roles.has("approver")) return true;
  const round = await db.round.findUniqueOrThrow({
    where: { id: access.roundId },
    select: { settings: true },
  });
  return parseRoundSettings(round.settings).resultsVisible === "always";
}
