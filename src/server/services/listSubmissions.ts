import type { Repair } from "~/core/formats";
import { db } from "../db/client";
import { shownScore } from "./shownScore";

/** A modeler's submissions, newest first, each with the scores that may be shown now. */
export async function listSubmissions(actorId: string, roundId: string) {
  const submissions = await db.submission.findMany({
    where: { roundId, userId: actorId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    omit: { content: true, weights: true },
    include: { scores: { orderBy: { createdAt: "desc" } } },
  });
  return submissions.map((submission) => {
    // The newest of each split; row security leaves out the private split until the close.
    const newest = (split: string) => submission.scores.find((score) => score.split === split);
    const [open, sealed] = [newest("public"), newest("private")];
    return {
      id: submission.id,
      title: submission.title,
      fileName: submission.fileName,
      status: submission.status,
      error: submission.error,
      createdAt: submission.createdAt,
      finishedAt: submission.finishedAt,
      repairs: submission.repairs as unknown as Repair[],
      public: open ? shownScore(open) : null,
      private: sealed ? shownScore(sealed) : null,
    };
  });
}
