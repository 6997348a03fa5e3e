import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { parseRoundSettings } from "./roundSettings";

/**
 * Whether weights may be shown to this reader: to everybody once the round is closed (or when its
 * settings say so), before that to the people who run it. Whoever judges or predicts while the
 * round is open should not see what the others said.
 */
export async function seesFits(access: RoundAccess): Promise<boolean> {
  if (seesAnswers(access)) return true;
  const round = await db.round.findUniqueOrThrow({
    where: { id: access.roundId },
    select: { settings: true },
  });
  return parseRoundSettings(round.settings).resultsVisible === "always";
}

/**
 * Whether single answers, their reasons and single jurors may be shown: as weights, but never before
 * the close to whoever still judges or predicts, whatever the settings say. Rows of the private
 * split are sealed from everybody.
 */
export function seesAnswers(access: RoundAccess): boolean {
  return access.status === "closed" || runsRound(access);
}

/** Whether the names of jurors may be shown: to those who run the round; to others they are numbers. */
export function runsRound({ roles }: RoundAccess): boolean {
  return roles.has("organizer") || roles.has("approver");
}
