import { AppError } from "~/errors";
import { db } from "../db/client";
import type { RoundStatus } from "../db/generated/enums";
import { jurorOverview } from "./jurorOverview";

/**
 * Records that an organizer looked at what stands out about a juror, with the evidence as it reads
 * now. It changes no figure. More evidence later asks for another look.
 *
 * @throws AppError notFound where nothing of this kind stands out (any more)
 */
export async function reviewFlag(
  actorId: string,
  roundId: string,
  status: RoundStatus,
  { juror, rule, note }: { juror: string; rule: string; note: string },
): Promise<void> {
  const { jurors } = await jurorOverview(roundId, status);
  const flag = jurors
    .find((row) => row.juror === juror)
    ?.flags.find((candidate) => candidate.rule === rule);
  if (!flag) throw new AppError("notFound", "Nothing of this kind stands out any more; reload");
  await db.flagReview.create({
    data: { roundId, juror, rule, note, evidence: flag.evidence, reviewedById: actorId },
  });
}
