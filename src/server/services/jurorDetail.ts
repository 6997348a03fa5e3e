import { AppError } from "~/errors";
import { db } from "../db/client";
import type { Comparison } from "../db/generated/client";
import type { RoundStatus } from "../db/generated/enums";
import { jurorOf } from "./jurorKey";
import { jurorOverview } from "./jurorOverview";
import { openSplits } from "./jurorRows";

/** Judgements one page lists, the newest first. */
const LISTED_MAX = 500;

/**
 * One juror's judgements with all their versions, and the juror's line of the overview. While the
 * round is open the sealed ones are only counted.
 *
 * @throws AppError notFound
 */
export async function jurorDetail(roundId: string, status: RoundStatus, juror: string) {
  const { jurors, ...overview } = await jurorOverview(roundId, status);
  const summary = jurors.find((row) => row.juror === juror);
  if (!summary) throw new AppError("notFound", "There is no such juror in this round");
  const versions = await db.comparison.findMany({
    where: { roundId, ...jurorOf(juror), split: { in: openSplits(status) } },
    orderBy: [{ version: "asc" }],
    include: {
      projectA: { select: { name: true, title: true } },
      projectB: { select: { name: true, title: true } },
      ruling: { select: { id: true, action: true, reason: true } },
      assignment: { select: { servedAt: true, answeredAt: true, reason: true } },
    },
  });
  const byJudgement = new Map<string, typeof versions>();
  for (const row of versions) {
    const key = judgementKey(row);
    byJudgement.set(key, [...(byJudgement.get(key) ?? []), row]);
  }
  const judgements = [...byJudgement.values()].map((all) => {
    const now = all.find(({ current }) => current) ?? all.at(-1)!;
    const ruling = now.ruling?.action === "undo" ? null : now.ruling;
    return {
      comparisonId: now.id,
      a: now.projectA,
      b: now.projectB,
      outcome: now.outcome,
      logRatio: now.logRatio,
      reason: now.reason,
      at: all[0]!.createdAt,
      /** Why the pair was served, or that it came of a set; null for imported ones. */
      served: now.assignment?.reason ?? (now.setAnswerId ? "set" : null),
      state: stateOf(now.withdrawn, ruling?.action ?? null),
      ruling: ruling && { rulingId: ruling.id, reason: ruling.reason },
      versions: all.map((row) => ({
        version: row.version,
        outcome: row.outcome,
        logRatio: row.logRatio,
        withdrawn: row.withdrawn,
        by: row.ruling ? ("organizer" as const) : ("juror" as const),
        at: row.createdAt,
      })),
    };
  });
  judgements.sort((x, y) => y.at.getTime() - x.at.getTime());
  const listed = judgements.slice(0, LISTED_MAX);
  const { scope, rows, diagnosed } = overview;
  return { summary, scope, rows, diagnosed, total: judgements.length, judgements: listed };
}

/** What all versions of one judgement share; a comparison of a set is one with its answer and pair. */
function judgementKey(row: Comparison): string {
  if (row.assignmentId) return row.assignmentId;
  if (row.setAnswerId) return `${row.setAnswerId} ${row.projectAId} ${row.projectBId}`;
  return `${row.importId} ${row.importLine}`;
}

function stateOf(withdrawn: boolean, action: "void" | "adjust" | "undo" | null) {
  if (action === "void") return "voided" as const;
  if (withdrawn) return "withdrawn" as const;
  return action === "adjust" ? ("adjusted" as const) : ("counts" as const);
}
