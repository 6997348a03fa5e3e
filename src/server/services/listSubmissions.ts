import type { Repair } from "~/core/formats";
import { db } from "../db/client";
import { findTeam } from "./ownTeam";
import { queuePlaces } from "./scoringQueue";
import { shownScore } from "./shownScore";

/** Repairs listed with a submission; how many there were in all is said, too. */
const REPAIRS_LISTED_MAX = 100;

/**
 * The submissions of a modeler's team, newest first: each with what the ladder released of its public
 * score, and once the round is closed with its exact ones. Which of them count at the close is marked.
 */
export async function listSubmissions(actorId: string, roundId: string) {
  const teamId = await findTeam(db, roundId, actorId);
  if (teamId === null) return [];
  const submissions = await db.submission.findMany({
    where: { teamId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    omit: { content: true, weights: true },
    include: {
      scores: { orderBy: { createdAt: "desc" } },
      release: { select: { score: true, improved: true, slices: true } },
      pick: { select: { slot: true } },
      user: { select: { name: true } },
    },
  });
  const places = await queuePlaces(submissions.filter(isPending).map(({ id }) => id));
  const counting = countingOf(submissions);
  return submissions.map((submission) => {
    // Row security leaves out every exact score until the close.
    const newest = (split: string) => submission.scores.find((score) => score.split === split);
    const [open, sealed] = [newest("public"), newest("private")];
    const repairs = submission.repairs as unknown as Repair[];
    return {
      id: submission.id,
      title: submission.title,
      fileName: submission.fileName,
      status: submission.status,
      error: submission.error,
      createdAt: submission.createdAt,
      finishedAt: submission.finishedAt,
      by: submission.user.name ?? "A modeler",
      mine: submission.userId === actorId,
      repairs: repairs.slice(0, REPAIRS_LISTED_MAX),
      repairCount: repairs.length,
      queue: places.get(submission.id) ?? null,
      picked: submission.pick !== null,
      /** Whether it counts at the close as things stand. */
      counts: counting.has(submission.id),
      release: submission.release && {
        score: submission.release.score,
        improved: submission.release.improved,
        slices: submission.release.slices as { slice: string; verdict: string }[],
      },
      public: open ? shownScore(open) : null,
      private: sealed ? shownScore(sealed) : null,
    };
  });
}

const isPending = ({ status }: { status: string }) => status === "queued" || status === "running";

/** The picks, or else the last scored one; newest first, as they are listed. */
function countingOf(
  submissions: readonly { id: string; status: string; pick: unknown }[],
): ReadonlySet<string> {
  const picked = submissions.filter(({ pick }) => pick !== null);
  const last = submissions.find(({ status }) => status === "done");
  return new Set((picked.length > 0 ? picked : last ? [last] : []).map(({ id }) => id));
}
