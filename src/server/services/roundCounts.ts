import { db } from "../db/client";
import type { Split } from "../db/generated/enums";

export interface RoundCounts {
  readonly projects: number;
  readonly comparisons: number;
  /** People who judged, imported ones included. */
  readonly jurors: number;
  readonly submissions: number;
}

interface CountRow extends RoundCounts {
  readonly id: string;
}

const NOTHING: RoundCounts = { projects: 0, comparisons: 0, jurors: 0, submissions: 0 };

/** Sealed judgements are counted by functions of the database; their rows stay unreadable here. */
export async function countsOf(
  roundIds: readonly string[],
): Promise<(roundId: string) => RoundCounts> {
  const rows = await db.$queryRaw<CountRow[]>`
    SELECT r."id",
      (SELECT count(*) FROM "Project" p WHERE p."roundId" = r."id")::int AS projects,
      (SELECT coalesce(sum(c."comparisons"), 0) FROM steelyard_comparison_counts(r."id") c)::int AS comparisons,
      steelyard_juror_count(r."id")::int AS jurors,
      (SELECT count(*) FROM "Submission" s WHERE s."roundId" = r."id" AND s."status" <> 'cancelled')::int AS submissions
    FROM "Round" r WHERE r."id" = ANY(${[...roundIds]})`;
  const counts = new Map(rows.map(({ id, ...row }) => [id, row]));
  return (roundId) => counts.get(roundId) ?? NOTHING;
}

/** How many current judgements each split has. */
export async function splitCounts(roundId: string): Promise<Record<Split, number>> {
  const rows = await db.$queryRaw<{ split: Split; comparisons: number }[]>`
    SELECT "split"::text, "comparisons"::int FROM steelyard_comparison_counts(${roundId})`;
  const count = (split: Split) => rows.find((row) => row.split === split)?.comparisons ?? 0;
  return { train: count("train"), public: count("public"), private: count("private") };
}
