import { AppError } from "~/errors";
import { db } from "../../db/client";
import type { CopyVerdict } from "../../db/generated/enums";
import { findCopies } from "./findCopies";
import { evidenceOf, groupHashOf, teamNames } from "./listCopies";

export interface CopyRuling {
  readonly groupHash: string;
  /** `dismissed`: these are no copies, and may win prizes. */
  readonly verdict: CopyVerdict;
  readonly note: string;
}

/**
 * Records that an organizer looked at near-identical submissions, with the evidence as it reads now.
 * It changes no score; what is dismissed is not held against a team when prizes are worked out.
 *
 * @throws AppError notFound where there is no such group (any more)
 */
export async function reviewCopies(
  actorId: string,
  roundId: string,
  { groupHash, verdict, note }: CopyRuling,
): Promise<void> {
  const groups = await findCopies(db, roundId);
  const group = groups.find((candidate) => groupHashOf(candidate) === groupHash);
  if (!group) throw new AppError("notFound", "These submissions are no group any more; reload");
  const evidence = evidenceOf(group, await teamNames(db, roundId));
  await db.copyReview.create({
    data: {
      ...{ roundId, groupHash, verdict, note, evidence, reviewedById: actorId },
      originalId: group[0].id,
    },
  });
}
