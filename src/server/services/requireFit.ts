import { AppError } from "~/errors";
import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import type { Fit } from "../db/generated/client";
import { seesFits } from "./fitVisibility";

/**
 * A fit of this round that this reader may see.
 *
 * @throws AppError notFound, forbidden
 */
export async function requireFit(access: RoundAccess, fitId: string): Promise<Fit> {
  const fit = await db.fit.findFirst({ where: { id: fitId, roundId: access.roundId } });
  if (!fit) throw new AppError("notFound", "There is no such fit in this round");
  if (!(await seesFits(access))) {
    throw new AppError("forbidden", "The weights are shown once this round is closed");
  }
  return fit;
}
